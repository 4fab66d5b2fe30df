"""An entry as a revision keeps it, whether the admin, an import or a loaded file changed it."""

from revisions.forms import freeze_value
from revisions.models import Revision
from timeline.models import Entry, EntryRevision
from timeline.models.revision import BEFORE

FIELDS = (
    "title_en", "title_id", "summary_en", "summary_id", "date", "place", "kind", "status", "level",
    "bindingness", "is_non_traditional", "slug", "confidence", "publication",
)  # fmt: skip


def snapshot(entry):
    """The entry's data as JSON values, from the database or from what was prefetched.

    Domains and sources by key, concepts by name, actors by slug, other entries by number.
    """
    return {
        **{name: freeze_value(getattr(entry, name)) for name in FIELDS},
        "domains": sorted(domain.pk for domain in entry.domains.all()),
        "concepts": sorted(concept.name for concept in entry.concepts.all()),
        "parts": [[part.actor.slug, part.role, part.claim] for part in entry.parts.all()],
        "evidence": [[evidence.source_id, evidence.locator] for evidence in entry.evidence.all()],
        "relations": [[one.kind, one.target.number] for one in entry.relations.all()],
        "attributions": [_claim(claim) for claim in entry.attributions.all()],
    }


def _claim(claim):
    who = [claim.claimant.slug, claim.stance, claim.accused.slug]
    return [*who, claim.basis, claim.date, claim.source_id, claim.locator]


def revision(entry, *, by, reason, based_on):
    """The entry as it is now, as a revision that is not saved yet; `by` is None for a loaded file."""
    return EntryRevision(
        entry=entry,
        kind=Revision.Kind.PUBLISHED if entry.is_public else Revision.Kind.SAVED,
        data=snapshot(entry),
        reason=reason,
        created_by=by,
        based_on=based_on,
    )


def unkept(pk):
    """The state that readers see of an entry of which none is kept yet, or None.

    An entry that was loaded has no revision until somebody changes it. Whoever is about to change one asks
    for this first and hands it to `keep`, so that the history can say what was there before.
    """
    return unkept_among([pk]).get(pk)


def unkept_among(pks):
    """The same of many entries at once, by primary key; those without such a state are left out."""
    kept = EntryRevision.objects.published().filter(entry__in=pks).values("entry")
    entries = Entry.objects.published().filter(pk__in=pks).exclude(pk__in=kept)
    return {entry.pk: snapshot(entry) for entry in entries.for_export()}


def beginning(pk, data):
    """What `unkept` said of an entry, as a revision that is not saved yet."""
    return EntryRevision(entry_id=pk, kind=Revision.Kind.PUBLISHED, name=BEFORE, data=data)


def keep(entry, *, by, reason="", before=None, **others):
    """Store the entry as it is now; `before` is what `unkept` said of it.

    `others` are further columns: a `credit`, or the `kind` published, where readers knew the entry until
    this change.
    """
    if before:
        beginning(entry.pk, before).save()
    kept = revision(entry, by=by, reason=reason, based_on=entry.revisions.newest_first().first())
    for name, value in others.items():
        setattr(kept, name, value)
    kept.save()
    return kept
