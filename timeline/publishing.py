"""What editors do with a whole entry: publish it, withdraw it, bring it back, check it."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from revisions.models import Revision
from timeline import snapshots
from timeline.models import Entry, SearchDocument
from timeline.models.choices import Publication
from timeline.search import upkeep


def publish(entry, *, by):
    """Show a draft to readers. Raises ValidationError when it is none, or has no source."""
    return _move(entry, Publication.DRAFT, Publication.PUBLISHED, by=by, reason="")


def withdraw(entry, *, by, reason):
    """Leave nothing of a published entry but its number, its title and the reason.

    Raises ValidationError when there is no reason or the entry is not published.
    """
    return _move(entry, Publication.PUBLISHED, Publication.WITHDRAWN, by=by, reason=_said(reason))


def restore(entry, *, by, reason):
    """Publish a withdrawn entry again. Raises ValidationError without a reason or a source."""
    return _move(entry, Publication.WITHDRAWN, Publication.PUBLISHED, by=by, reason=_said(reason))


def _said(reason):
    if not reason.strip():
        raise ValidationError(_("Say why: readers see it in the history of the entry."))
    return reason.strip()


@transaction.atomic
def _move(entry, before, after, *, by, reason):
    """Locked, so that of two people who decide at the same time the second is told."""
    entry = Entry.objects.select_for_update().get(pk=entry.pk)
    if entry.publication != before:
        raise ValidationError(
            _("%(number)s cannot be changed so: it is “%(state)s”.")
            % {"number": entry.number, "state": entry.get_publication_display()}
        )
    if after == Publication.PUBLISHED and not entry.sources.exists():
        raise ValidationError(_("An entry is published with at least one source."))
    unkept = snapshots.unkept(entry.pk)
    entry.publication = after
    entry.save(update_fields=["publication", "changed_at"])
    snapshots.keep(entry, by=by, reason=reason, before=unkept, kind=Revision.Kind.PUBLISHED)
    upkeep.refresh(SearchDocument.Kind.ENTRY, [entry.pk])
    upkeep.refresh(SearchDocument.Kind.CONCEPT, entry.concepts.values_list("pk", flat=True))
    return entry


@transaction.atomic
def check_today(entries):
    """Note that somebody compared these entries with their sources today; how many they are."""
    pks = list(entries.values_list("pk", flat=True))
    number = Entry.objects.filter(pk__in=pks).update(
        checked_on=timezone.localdate(), changed_at=timezone.now()
    )
    upkeep.refresh(SearchDocument.Kind.ENTRY, pks)
    return number
