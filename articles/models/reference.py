"""The shared library of cited works, kept as CSL-JSON."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles import csl
from articles.tokens import KEY


class Reference(models.Model):
    key = models.CharField(
        _("key"),
        max_length=80,
        unique=True,
        validators=[
            RegexValidator(
                rf"^{KEY}\Z", _("Lower-case letters, digits and single hyphens, starting with a letter.")
            )
        ],
        help_text=_("How essays cite it: [@assegaf2020]."),
    )
    csl = models.JSONField(_("the work, as CSL-JSON"))
    kind = models.CharField(_("kind"), max_length=40, editable=False)
    title = models.CharField(_("title"), max_length=500, editable=False)
    authors = models.CharField(_("authors"), max_length=300, editable=False)
    year = models.PositiveSmallIntegerField(_("year"), null=True, editable=False)
    doi = models.CharField(max_length=120, blank=True, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    class Meta:
        ordering = ["authors", "year", "pk"]
        verbose_name = _("reference")
        verbose_name_plural = _("references")

    def __str__(self):
        year = self.year or _("n.d.")
        return f"{self.authors} ({year}). {self.title}"

    def save(self, *args, **kwargs):
        """Fills the columns that lists and searches use from the CSL-JSON. Raises ValueError."""
        self.csl = csl.clean(self.csl)
        self.kind = self.csl.get("type", "")
        self.title = self.csl.get("title", "")[:500]
        self.authors = csl.names(self.csl)[:300]
        self.year = csl.year(self.csl)
        self.doi = self.csl.get("DOI", "").lower()[:120]
        super().save(*args, **kwargs)

    def clean(self):
        try:
            self.csl = csl.clean(self.csl)
        except ValueError as error:
            text = _("This is not a usable CSL-JSON item: %s") % error
            raise ValidationError({"csl": text}) from error
