"""An entry as data: the one shape of CSV, JSON, the API and the frozen versions.

As an object it has nested lists; as a row of a table the lists of an entry lie in one cell each, parted by
“ | ” (timeline.cells). Columns of the same list, such as actors, roles and claims, have equally many values.
"""

from timeline import cells
from timeline.dates import OPEN_END

SOURCE_FIELDS = (
    "title", "publisher", "kind", "date", "language", "identifier", "url", "archive_url", "accessed_on",
)  # fmt: skip
LISTS = {
    "actors": {"actor": "actors", "role": "roles", "claim": "claims"},
    "sources": {name: f"source_{name}" for name in (*SOURCE_FIELDS, "locator")},
    "relations": {"kind": "relations", "entry": "related_entries"},
    "attributions": {
        name: f"attribution_{name}"
        for name in ("claimant", "stance", "accused", "basis", "date", "source", "locator")
    },
}
"""The lists of objects of an entry, and the column in which each of their fields lies."""

NAMES = (
    "number", "slug", "url", "title_en", "title_id", "summary_en", "summary_id", "date", "earliest", "latest",
    "kind", "status", "level", "bindingness", "is_non_traditional", "place", "confidence", "needs_sources",
    "checked_on", "domains", "concepts", *LISTS["actors"].values(), *LISTS["sources"].values(),
    *LISTS["relations"].values(), *LISTS["attributions"].values(), "changed_at",
)  # fmt: skip
"""The columns of a table, in order."""


def as_object(entry, site):
    """The entry, from `for_export`, as values of JSON; `site` is the site's address without a last slash.

    What is unknown is null or an empty text. `latest` is null for what has not ended.
    """
    return {
        **_own(entry, site),
        **_lists(entry),
        "changed_at": entry.changed_at.isoformat(timespec="seconds"),
    }


def _own(entry, site):
    return {
        "number": entry.number,
        "slug": entry.slug,
        "url": f"{site}{entry.permalink}",
        "title_en": entry.title_en,
        "title_id": entry.title_id,
        "summary_en": entry.summary_en,
        "summary_id": entry.summary_id,
        "date": entry.date,
        "earliest": entry.earliest_on.isoformat(),
        "latest": None if entry.latest_on == OPEN_END else entry.latest_on.isoformat(),
        "kind": entry.kind,
        "status": entry.status,
        "level": entry.level,
        "bindingness": entry.bindingness,
        "is_non_traditional": entry.is_non_traditional,
        "place": entry.place,
        "confidence": entry.confidence,
        "needs_sources": entry.needs_sources,
        "checked_on": _iso(entry.checked_on),
    }


def _lists(entry):
    return {
        "domains": [domain.slug for domain in entry.domains.all()],
        "concepts": sorted(concept.slug for concept in entry.concepts.all()),
        "actors": [_part(part) for part in entry.parts.all()],
        "sources": [_evidence(evidence) for evidence in entry.evidence.all()],
        "relations": [_relation(one) for one in entry.relations.all() if one.target.is_public],
        "attributions": [_attribution(claim) for claim in entry.attributions.all()],
    }


def as_row(entry, site):
    """The entry as the texts of a table's row, in the order of NAMES, with no cell that acts as a formula."""
    value = as_object(entry, site)
    for name, columns in LISTS.items():
        items = value.pop(name)
        value |= {column: cells.join(_text(one[key]) for one in items) for key, column in columns.items()}
    value |= {name: cells.join(value[name]) for name in ("domains", "concepts")}
    return [cells.harmless(_text(value[name])) for name in NAMES]


def _text(value):
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else value


def _iso(day):
    return day.isoformat() if day else None


def _part(part):
    return {"actor": part.actor.slug, "role": part.role, "claim": part.claim}


def _evidence(evidence):
    source = {name: getattr(evidence.source, name) for name in SOURCE_FIELDS}
    return {**source, "accessed_on": _iso(source["accessed_on"]), "locator": evidence.locator}


def _relation(relation):
    return {"kind": relation.kind, "entry": relation.target.number}


def _attribution(claim):
    return {
        "claimant": claim.claimant.slug,
        "stance": claim.stance,
        "accused": claim.accused.slug,
        "basis": claim.basis,
        "date": claim.date,
        "source": claim.source.title,
        "locator": claim.locator,
    }
