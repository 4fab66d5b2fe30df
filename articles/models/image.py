"""The image library: pictures with alternative text, credit and licence."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.models.fields import WebAddressField


class Image(models.Model):
    title = models.CharField(
        _("working title"), max_length=120, help_text=_("To find it again; readers do not see it.")
    )
    file = models.ImageField(
        _("picture"), upload_to="images/%Y/%m", width_field="width", height_field="height"
    )
    width = models.PositiveIntegerField(editable=False, default=0)
    height = models.PositiveIntegerField(editable=False, default=0)
    alt = models.CharField(
        _("alternative text"),
        max_length=300,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    is_decorative = models.BooleanField(
        _("decorative"), default=False, help_text=_("It says nothing that the text does not say.")
    )
    caption = models.CharField(_("caption"), max_length=300, blank=True)
    credit = models.CharField(
        _("credit"), max_length=200, help_text=_("Who made it, as it should be printed under the picture.")
    )
    licence = models.CharField(
        _("licence"), max_length=80, help_text=_("For example CC BY 4.0, or: with permission.")
    )
    source_url = WebAddressField(_("where it is from"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("image")
        verbose_name_plural = _("images")
        constraints = [
            models.CheckConstraint(
                condition=~Q(alt="") | Q(is_decorative=True),
                name="image_alt_or_decorative",
                violation_error_message=_("Describe the picture, or mark it as decorative."),
            ),
            models.CheckConstraint(condition=~Q(credit=""), name="image_has_credit"),
        ]

    def __str__(self):
        return self.title
