"""How many entries each filter value would give, under all other filters."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q

from timeline.dates import OPEN_END
from timeline.models import EntryActor
from timeline.models.entry import Entry
from timeline.sorting import in_order

CENTURY = 100


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a facet as the filter form shows it."""

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


def all_facets(entry_filter):
    """The facets of the filter form, in order."""
    fields = entry_filter.form.fields
    chosen = {name: set(entry_filter.data.getlist(name)) for name in ("actor", "domain", "kind", "year")}
    options = {
        "actor": _options(in_order(fields["actor"].queryset), _by_actor(entry_filter), chosen["actor"]),
        "domain": _options(fields["domain"].queryset, _by_domain(entry_filter), chosen["domain"]),
        "kind": _kind_options(fields["kind"].choices, _by_kind(entry_filter), chosen["kind"]),
        "year": _year_options(_by_year(entry_filter), chosen["year"]),
    }
    return [Facet(name, str(fields[name].label), options[name]) for name in options]


def _options(rows, counts, chosen):
    return [Option(row.slug, str(row), counts.get(row.pk, 0), row.slug in chosen) for row in rows]


def _kind_options(choices, counts, chosen):
    return [Option(value, str(label), counts.get(value, 0), value in chosen) for value, label in choices]


def _year_options(counts, chosen):
    """Every year of the record, and every chosen one, in order."""
    return [Option(str(year), str(year), counts[year], str(year) in chosen) for year in sorted(counts)]


def _by_actor(entry_filter):
    """With several actors that must all take part, a choice narrows further: its own facet stays on."""
    is_all = entry_filter.data.get("actor_mode") == "all"
    entries = entry_filter.ordered() if is_all else entry_filter.without("actor")
    grouped = EntryActor.objects.filter(entry__in=entries.order_by().values("pk")).order_by()
    return dict(grouped.values_list("actor").annotate(n=Count("entry", distinct=True)))


def _by_domain(entry_filter):
    entries = entry_filter.without("domain")
    grouped = Entry.domains.through.objects.filter(entry__in=entries.values("pk")).order_by()
    return dict(grouped.values_list("domain").annotate(n=Count("pk")))


def _by_kind(entry_filter):
    return dict(entry_filter.without("kind").values_list("kind").annotate(n=Count("pk")))


def _by_year(entry_filter):
    """Entries that overlap each year, zeros included; what has not ended goes on until this year.

    The years run over the whole record, so that the list stands still while one filters.
    """
    matching = Count("pk", filter=Q(pk__in=entry_filter.without("year").values("pk")))
    record = entry_filter.queryset.order_by().values_list("earliest_on", "latest_on")
    spans = list(record.annotate(n=matching))
    counts = Counter(dict.fromkeys([*_years_of(spans), *entry_filter.chosen_years()], 0))
    for earliest, latest, number in spans:
        for year in range(earliest.year, _last_day(earliest, latest).year + 1):
            counts[year] += number
    return counts


def _last_day(earliest, latest):
    """What has not ended is counted until today."""
    return max(earliest, date.today()) if latest == OPEN_END else latest


def _years_of(spans):
    """Every year from the first to the last that they touch; over more than a century, only those touched."""
    touched = {
        year
        for earliest, latest, _number in spans
        for year in range(earliest.year, _last_day(earliest, latest).year + 1)
    }
    if not touched or max(touched) - min(touched) > CENTURY:
        return touched
    return range(min(touched), max(touched) + 1)
