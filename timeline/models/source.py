"""Documents that stand behind entries."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline import identifiers
from timeline.models.fields import EDTFField, WebAddressField, validate_identifier


class Source(models.Model):
    class Kind(models.TextChoices):
        OFFICIAL = "official-document", _("Official document")
        TREATY = "treaty-text", _("Treaty text")
        PRESS_RELEASE = "press-release", _("Press release")
        NEWS = "news", _("News")
        PEER_REVIEWED = "peer-reviewed", _("Peer-reviewed")
        THINK_TANK = "think-tank", _("Think tank")
        LEGAL = "legal-text", _("Legal text")
        ARCHIVE = "archive", _("Archive")

    OFFICIAL_KINDS = (Kind.OFFICIAL, Kind.TREATY, Kind.LEGAL)

    title = models.CharField(_("title"), max_length=400)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind, blank=True, help_text=_("Leave empty if you cannot tell.")
    )
    date = EDTFField(_("date"), blank=True)
    language = models.CharField(_("language"), max_length=8, blank=True)
    identifier = models.CharField(
        _("document symbol or number"),
        max_length=120,
        blank=True,
        validators=[validate_identifier],
        help_text=_("For example A/RES/64/25, PC.DEC/1106 or a DOI."),
    )
    url = WebAddressField(_("web address"), max_length=500, blank=True)
    archive_url = WebAddressField(_("archived copy"), max_length=500, blank=True)
    accessed_on = models.DateField(_("last looked at"), null=True, blank=True)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        constraints = [
            models.UniqueConstraint(
                fields=["title", "publisher", "date", "identifier"],
                name="source_once",
                violation_error_message=_("This source is in the record already."),
            ),
            models.CheckConstraint(condition=~Q(title=""), name="source_has_title"),
        ]

    def __str__(self):
        return f"{self.title} ({self.identifier})" if self.identifier else self.title

    def clean(self):
        """Symbols and DOIs have one form, so that a document is found and linked whoever typed it."""
        self.identifier = identifiers.normal(self.identifier)

    @property
    def address(self):
        """Where the document can be read: the address given, else the one that follows from its number."""
        return self.url or identifiers.address_of(self.identifier)

    @property
    def is_official(self):
        return self.kind in self.OFFICIAL_KINDS
