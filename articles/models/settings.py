"""What the owner sets for all essays."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.citations.styles import CitationStyle
from timeline.languages import InLanguage

DISCLAIMER_EN = (
    "This essay is the work of its author, who answers for it. It does not state the views of this site, "
    "of its editors or of any institution the author belongs to."
)
DISCLAIMER_ID = (
    "Esai ini karya penulisnya dan menjadi tanggung jawab penulisnya. Isinya tidak mewakili pandangan "
    "situs ini, redaksinya, ataupun lembaga tempat penulis bernaung."
)


class EssaySettingsManager(models.Manager):
    def current(self):
        """The settings in force: the stored row, or the defaults while there is none."""
        return self.first() or EssaySettings()


class EssaySettings(models.Model):
    disclaimer_en = models.TextField(
        _("disclaimer in English"),
        default=DISCLAIMER_EN,
        help_text=_("Stands under every essay, on screen and in print."),
    )
    disclaimer_id = models.TextField(_("disclaimer in Indonesian"), default=DISCLAIMER_ID)
    is_review_required = models.BooleanField(
        _("essays are reviewed first"),
        default=False,
        help_text=_(
            "When on, bloggers submit and editors publish. When off, bloggers publish their own essays."
        ),
    )
    citation_style = models.CharField(
        _("style of citations"),
        max_length=10,
        choices=CitationStyle,
        default=CitationStyle.APA,
        help_text=_("Of every essay that does not choose another one."),
    )
    only_row = models.BooleanField(default=True, unique=True, editable=False)

    disclaimer = InLanguage()
    objects = EssaySettingsManager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("settings for essays")
        verbose_name_plural = _("settings for essays")
        constraints = [
            models.CheckConstraint(condition=models.Q(only_row=True), name="essay_settings_only_row")
        ]

    def __str__(self):
        return str(_("Settings for essays"))
