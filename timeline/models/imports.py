"""Tables on their way into the record: the file, its rows as they were judged, and what headings mean."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MappingQuerySet(models.QuerySet):
    def fitting(self, headings):
        """The remembered mapping that knows the most of these folded headings, the newest first; or None."""
        wanted = set(headings)
        known = [(len(wanted & set(one.columns)), one.changed_at, one) for one in self]
        best = max(known, key=lambda row: row[:2], default=(0, None, None))
        return best[2] if best[0] else None


class ImportMapping(models.Model):
    """What somebody said the headings of a file mean, offered again when such headings come back."""

    name = models.CharField(_("name"), max_length=100, unique=True)
    columns = models.JSONField(
        _("columns"), help_text=_("The column of each heading; an empty text leaves the heading out.")
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = MappingQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("remembered headings")
        verbose_name_plural = _("remembered headings")

    def __str__(self):
        return self.name


class Import(models.Model):
    """One file. Its text is read and judged in steps, and written in one transaction."""

    class State(models.TextChoices):
        MAPPING = "mapping", _("Headings to be explained")
        CHECKING = "checking", _("Being checked")
        READY = "ready", pgettext_lazy("state of an import", "Ready")
        REFUSED = "refused", _("Has mistakes")
        DONE = "done", pgettext_lazy("state of an import", "Imported")

    state = models.CharField(_("state"), max_length=10, choices=State, default=State.MAPPING)
    file_name = models.CharField(_("file"), max_length=200)
    text = models.TextField(help_text=_("As CSV; emptied when it is imported."), blank=True)
    length = models.PositiveIntegerField(default=0)  # of the text, in characters
    delimiter = models.CharField(max_length=1)
    headings = models.JSONField()
    mapping = models.JSONField(default=dict)
    notes = models.JSONField(default=list)
    language = models.CharField(max_length=8)
    place = models.PositiveIntegerField(default=0)  # up to where the text is read, in characters
    last_row = models.PositiveIntegerField(default=0)  # the number of the row before that place
    tally = models.JSONField(default=dict)  # rows by outcome
    needs_reason = models.BooleanField(default=False)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="+"
    )
    imported_at = models.DateTimeField(_("imported"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="done", imported_at__isnull=False)
                | (~Q(state="done") & Q(imported_at__isnull=True)),
                name="import_done_whole",
            )
        ]

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("admin:timeline_entry_import_page", args=[self.pk])

    @property
    def share_read(self):
        """How much of the text is read, in percent."""
        return 100 * self.place // self.length if self.length else 100


class ImportRow(models.Model):
    """One row of a file and how it was judged. `shown` is what a preview says of it."""

    class Outcome(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        SAME = "same", _("The same")
        ERROR = "error", _("Mistakes")

    imported = models.ForeignKey(Import, on_delete=models.CASCADE, related_name="rows")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=10, choices=Outcome)
    entry_number = models.CharField(max_length=14, blank=True)
    title = models.CharField(max_length=200, blank=True)
    differences = models.JSONField(default=list)  # of [column, before, after]
    problems = models.JSONField(default=list)  # of [column, reason]
    claims = models.JSONField(default=list)  # as timeline.imports.ledger takes them

    class Meta:
        ordering = ["number", "pk"]
        verbose_name = _("row of an import")
        verbose_name_plural = _("rows of imports")
        indexes = [models.Index(fields=["imported", "outcome", "number"], name="import_rows_by_outcome")]
        constraints = [models.UniqueConstraint(fields=["imported", "number"], name="import_row_once")]

    def __str__(self):
        return f"{self.imported} {self.number}"
