"""Which values of the facets entries have, read from the tables of the record."""

from array import array
from collections import defaultdict

from pyroaring import BitMap

from timeline.dates import OPEN_END
from timeline.models import Entry, EntryActor, EntrySource, TaggedEntry

CODES = ("kind", "status", "level", "bindingness", "confidence")


def read(pks):
    """The bitmap of each value among these entries, a few thousand at most; hidden ones have none."""
    found = defaultdict(lambda: array("I"))
    public = set()
    for row in _entries(pks):
        public.add(row["pk"])
        for name in _own(row):
            found[name].append(row["pk"])
    for name, pk in (*_parts(pks), *_linked(pks)):
        if pk in public:
            found[name].append(pk)
    return {name: BitMap(rows) for name, rows in found.items()}


def _entries(pks):
    columns = (*CODES, "is_non_traditional", "needs_sources", "checked_on", "sort_key", "latest_on")
    return Entry.objects.published().filter(pk__in=pks).order_by().values("pk", *columns)


def _own(row):
    year, month = row["sort_key"][:4], row["sort_key"][:7]
    end = "open" if row["latest_on"] == OPEN_END else f"{row['latest_on'].year:04}"
    names = ["all", f"begin:{year}", f"begin:{month}", f"end:{end}"]
    names += [f"{code}:{row[code]}" for code in CODES if row[code]]
    names += ["lens:non-traditional"] if row["is_non_traditional"] else []
    names += ["reviewed:yes"] if row["checked_on"] and not row["needs_sources"] else []
    return names


def _parts(pks):
    """Who takes part, as what, and from which region."""
    rows = EntryActor.objects.filter(entry__in=pks).order_by()
    for entry, actor, role, region in rows.values_list("entry", "actor", "role", "actor__region"):
        yield f"actor:{actor}", entry
        if role:
            yield f"role:{role}", entry
            yield f"part:{actor}:{role}", entry
        if region:
            yield f"region:{region}", entry


def _linked(pks):
    tables = {
        "domain": Entry.domains.through.objects.filter(entry__in=pks).values_list("domain", "entry"),
        "concept": TaggedEntry.objects.filter(content_object__in=pks).values_list("tag", "content_object"),
        "source": EntrySource.objects.filter(entry__in=pks).values_list("source__kind", "entry"),
    }
    for facet, rows in tables.items():
        for value, entry in rows.order_by():
            if value:
                yield f"{facet}:{value}", entry
