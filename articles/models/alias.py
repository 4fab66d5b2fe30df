"""Keys by which a work was once cited, and by which texts may go on citing it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.reference import Reference


class ReferenceAlias(models.Model):
    """Left behind when records are merged or an uncited key is mended."""

    key = models.CharField(_("key"), max_length=80, unique=True)
    reference = models.ForeignKey(Reference, on_delete=models.CASCADE, related_name="aliases")
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        ordering = ["key", "pk"]
        verbose_name = _("former key")
        verbose_name_plural = _("former keys")

    def __str__(self):
        return self.key
