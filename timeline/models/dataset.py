"""Frozen versions of the record: what `publish_dataset` has written."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from timeline.languages import CODES
from timeline.models.fields import validate_doi


class DatasetVersionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-number")

    def newest(self):
        """The version published last, or None."""
        return self.newest_first().first()


class DatasetVersion(models.Model):
    """One version; its files lie under `folder` in the storage and never change.

    `manifest` holds `files` (name, bytes and sha256 of each), `changes` (how many entries were added,
    changed and withdrawn since `previous`) and `previous`, the number of the version before or None.
    """

    number = models.PositiveIntegerField(_("number"), editable=False)
    published_at = models.DateTimeField(_("published"), editable=False)
    entry_count = models.PositiveIntegerField(_("entries"), editable=False)
    note = models.CharField(
        _("note"), max_length=500, blank=True, help_text=_("What readers should know about this version.")
    )
    doi = models.CharField(
        "DOI",
        max_length=120,
        blank=True,
        validators=[validate_doi],
        help_text=_("If the version is also deposited in an archive, for example 10.5281/zenodo.123."),
    )
    folder = models.CharField(max_length=60, editable=False)
    manifest = models.JSONField(editable=False)

    objects = DatasetVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number", "-pk"]
        verbose_name = _("version of the data")
        verbose_name_plural = _("versions of the data")
        constraints = [
            models.UniqueConstraint(fields=["number"], name="dataset_version_once"),
            models.CheckConstraint(condition=Q(number__gte=1), name="dataset_version_counts_from_one"),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("timeline:data_version", args=[self.number])

    @property
    def permalink(self):
        """Its address for citations: the same in every language."""
        with override(CODES[0]):
            return self.get_absolute_url()

    @property
    def name(self):
        """What it is quoted as."""
        return f"v{self.number}"

    @property
    def files(self):
        return self.manifest["files"]

    @property
    def changes(self):
        return self.manifest["changes"]

    @property
    def previous(self):
        """The number of the version before, or None."""
        return self.manifest["previous"]

    def file(self, name):
        """Name, bytes and sha256 of one of its files, or None."""
        return next((one for one in self.files if one["name"] == name), None)
