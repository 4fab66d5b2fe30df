"""Saved states of an entry: its public history."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from revisions.models import Revision
from timeline.models.entry import Entry


class EntryRevision(Revision):
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="revisions")
    credit = models.CharField(
        _("suggested by"),
        max_length=300,
        blank=True,
        help_text=_("Readers whose suggestion it follows and who wish to be named."),
    )

    class Meta(Revision.Meta):
        verbose_name = _("revision of an entry")
        verbose_name_plural = _("revisions of entries")
        indexes = [models.Index(fields=["entry", "-created_at"], name="entry_revision_newest")]
