"""Saved states of an entry: its public history."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from revisions.models import Revision, RevisionQuerySet
from timeline.models.entry import Entry

BEFORE = "before"  # the name of the state that readers saw before the first change that was kept


class EntryRevisionQuerySet(RevisionQuerySet):
    def published(self):
        """The states that readers have seen."""
        return self.filter(kind=Revision.Kind.PUBLISHED)


class EntryRevision(Revision):
    """Without a `created_by` it was made by a file that was loaded, not by a person."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="revisions")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    credit = models.CharField(
        _("suggested by"),
        max_length=300,
        blank=True,
        help_text=_("Readers whose suggestion it follows and who wish to be named."),
    )

    objects = EntryRevisionQuerySet.as_manager()

    class Meta(Revision.Meta):
        verbose_name = _("revision of an entry")
        verbose_name_plural = _("revisions of entries")
        indexes = [models.Index(fields=["entry", "-created_at"], name="entry_revision_newest")]
