"""Categories: the one drawer an essay lies in."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from timeline.languages import InLanguage


class Category(models.Model):
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80)
    name_id = models.CharField(_("name in Indonesian"), max_length=80)
    description_en = models.TextField(_("description in English"), blank=True)
    description_id = models.TextField(_("description in Indonesian"), blank=True)
    position = models.PositiveSmallIntegerField(_("place in lists"), default=0)

    name = InLanguage()
    description = InLanguage()

    class Meta:
        ordering = ["position", "name_en", "pk"]
        verbose_name = _("category")
        verbose_name_plural = _("categories")

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:category", args=[self.slug])
