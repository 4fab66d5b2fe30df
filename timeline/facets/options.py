"""The facets as the filter form shows them: every value with the count of what one would get."""

from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language

from timeline.models import Concept
from timeline.sorting import in_order


class Option(NamedTuple):
    """One value of a facet."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter with its options, zero counts included, in an order that stands still."""

    name: str
    label: str
    options: list[Option]

    @property
    def is_open(self):
        """Whether the form shows its options at once: when one of them is chosen."""
        return any(option.is_chosen for option in self.options)


NAMES = (
    "actor", "domain", "year", "kind", "role", "status", "level", "bindingness", "lens", "region", "concept",
    "source", "confidence",
)  # fmt: skip
# The columns with the names in English and Indonesian; whole rows would cost three times as much.
BY_ROW = {
    "actor": ("name_en", "name_id"),
    "domain": ("name_en", "name_id"),
    "concept": ("name", "name_id"),
}


def all_facets(entry_filter):
    """The facets of the filter form, in order."""
    return [_facet(entry_filter, name) for name in NAMES]


def _facet(entry_filter, name):
    field = entry_filter.form.fields[name]
    chosen = set(entry_filter.data.getlist(name))
    counts = _counts(entry_filter.selection, name)
    options = [
        Option(value, label, counts.get(key, 0), value in chosen)
        for key, value, label in _values(field, name, counts)
    ]
    return Facet(name, str(field.label), options)


def _values(field, name, counts):
    """What identifies each value in the counts, in the address and to the reader."""
    if name == "year":
        return [(year, str(year), str(year)) for year in counts]
    if name not in BY_ROW:
        return [(value, value, str(label)) for value, label in field.choices]
    # Which concepts readers may know of, the bitmaps know better than a question about all entries.
    rows = Concept.objects.filter(pk__in=list(counts)) if name == "concept" else field.queryset
    named = _named(rows, *BY_ROW[name])
    return named if name == "domain" else in_order(named, lambda row: row[2])


def _named(queryset, english, indonesian):
    """Primary key, slug and name in the reader's language, in the order of the queryset."""
    is_indonesian = get_language() == "id"
    rows = queryset.values_list("pk", "slug", english, indonesian)
    return [
        (pk, slug, (in_id if is_indonesian else in_en) or in_en or in_id) for pk, slug, in_en, in_id in rows
    ]


def _counts(selection, name):
    """By code, by year, or by the primary key of actors, domains and concepts."""
    if name == "actor":
        return selection.actor_counts()
    if name == "role":
        return selection.role_counts()
    if name == "year":
        return selection.year_counts
    found = selection.counts(name)
    return {int(pk): number for pk, number in found.items()} if name in BY_ROW else found
