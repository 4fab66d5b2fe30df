"""An entry as a revision keeps it, whether the admin or an import changed it."""

from revisions.models import Revision
from timeline.models import EntryRevision
from timeline.models.choices import Publication

FIELDS = (
    "title_en", "title_id", "summary_en", "summary_id", "date", "place", "kind", "status", "level",
    "bindingness", "is_non_traditional", "slug", "confidence", "publication",
)  # fmt: skip


def snapshot(entry):
    """The entry's data as JSON values, from the database or from what was prefetched.

    Domains and sources by key, concepts by name, actors by slug, other entries by number.
    """
    return {
        **{name: getattr(entry, name) for name in FIELDS},
        "domains": [domain.pk for domain in entry.domains.all()],
        "concepts": sorted(concept.name for concept in entry.concepts.all()),
        "parts": [[part.actor.slug, part.role, part.claim] for part in entry.parts.all()],
        "evidence": [[evidence.source_id, evidence.locator] for evidence in entry.evidence.all()],
        "relations": [[one.kind, one.target.number] for one in entry.relations.all()],
    }


def revision(entry, *, by, reason, based_on):
    """The entry as it is now, as a revision that is not saved yet."""
    is_draft = entry.publication == Publication.DRAFT
    return EntryRevision(
        entry=entry,
        kind=Revision.Kind.SAVED if is_draft else Revision.Kind.PUBLISHED,
        data=snapshot(entry),
        reason=reason,
        created_by=by,
        based_on=based_on,
    )
