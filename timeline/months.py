"""How the entries of one year are spread over its months, as far as the months are known."""

from collections import Counter
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


def columns(sort_keys: list[str], year: int, language: str) -> list[Column]:
    """The twelve months, then what is known only to the year, then what began before it (if anything did)."""
    counts = Counter(key[5:7] if int(key[:4]) == year else "earlier" for key in sort_keys)
    tallest = max(counts.values(), default=1)

    def column(kind: str, label: str, key: str) -> Column:
        return Column(kind, label, counts[key], round(HEIGHT * counts[key] / tallest))

    months = [column("month", name[:3], f"{place:02}") for place, name in enumerate(MONTHS[language], 1)]
    earlier = [column("earlier", "", "earlier")] if counts["earlier"] else []
    return [*months, column("unknown", "", "00"), *earlier]


def month_chart(entry_filter, paginator, language):
    """The columns for a view of exactly one year, else nothing.

    The keys it reads also tell how many entries there are, which spares the paginator its own question.
    """
    years = entry_filter.chosen_years()
    if len(years) != 1:
        return []
    keys = list(entry_filter.ordered().values_list("sort_key", flat=True))
    paginator.count = len(keys)
    return columns(keys, years[0], language)
