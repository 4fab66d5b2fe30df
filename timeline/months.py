"""How the entries of one year are spread over its months, as far as the months are known."""

from collections.abc import Mapping
from dataclasses import dataclass

from timeline.moments import MONTHS

HEIGHT = 40  # of the tallest bar, in the units of the drawing


@dataclass(frozen=True, slots=True)
class Column:
    """One bar of the chart; `kind` is month, unknown or earlier, `label` a month's short name or nothing."""

    kind: str
    label: str
    count: int
    height: int

    @property
    def top(self) -> int:
        return HEIGHT - self.height


def columns(counts: Mapping[str, int], language: str) -> list[Column]:
    """The twelve months, then what is known only to the year, then what began before it (if anything did).

    `counts` has them as 01 to 12, 00 and earlier.
    """
    tallest = max(counts.values(), default=0) or 1

    def column(kind: str, label: str, key: str) -> Column:
        number = counts.get(key, 0)
        return Column(kind, label, number, round(HEIGHT * number / tallest))

    months = [column("month", name[:3], f"{place:02}") for place, name in enumerate(MONTHS[language], 1)]
    earlier = [column("earlier", "", "earlier")] if counts.get("earlier") else []
    return [*months, column("unknown", "", "00"), *earlier]


def month_chart(entry_filter, language):
    """The columns for a view of exactly one year, else nothing."""
    years = entry_filter.chosen_years()
    if len(years) != 1:
        return []
    hits = entry_filter.selection.hits
    counts = {
        month[5:]: rows.intersection_cardinality(hits)
        for month, rows in entry_filter.index.months
        if month.startswith(f"{years[0]:04}-")
    }
    return columns({**counts, "earlier": len(hits) - sum(counts.values())}, language)
