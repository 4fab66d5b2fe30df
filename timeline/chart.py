"""The chart of a view: for each year a bar of its entries, stacked by domain. Geometry only."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import cycle
from typing import Protocol

HEIGHT = 160  # of the tallest bar, in pixels
HEAD, FOOT, GUTTER = 12, 28, 32  # room above the bars, below for years, at the right for the scale
NARROWEST, WIDEST = 24, 44  # of one year: a finger needs 24 pixels
WIDTH = 600  # of all years together, where they fit
LONG = 40  # years from which on stretches without entries are folded
EMPTY_STRETCH = 8  # years without entries that are worth a fold
_SIX = ("plain", "hatched", "dotted", "barred", "counter-hatched", "crossed")
TEXTURES = (
    *_SIX,
    "plain",
    "dotted",
    "hatched",
    "barred",
    "counter-hatched",
    "crossed",
)  # like colours differ


class Named(Protocol):
    pk: int
    slug: str
    name: str


@dataclass(frozen=True, slots=True)
class Series:
    """One domain of the chart; its texture is its own, whatever else is shown."""

    slug: str
    name: str
    texture: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A domain's part of a bar."""

    series: Series
    count: int
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One year, or the years of a fold: a stretch without entries in a long span."""

    first: int
    last: int
    left: int
    width: int
    total: int
    counts: list[int]
    segments: list[Segment]
    is_labelled: bool
    is_chosen: bool

    @property
    def is_fold(self) -> bool:
        return self.last > self.first

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    @property
    def bar_left(self) -> int:
        return self.left + self.width // 6

    @property
    def bar_width(self) -> int:
        return self.width - 2 * (self.width // 6)


@dataclass(frozen=True, slots=True)
class Tick:
    value: int
    y: float

    @property
    def label_y(self) -> float:
        return self.y + 4


@dataclass(frozen=True, slots=True)
class Chart:
    series: list[Series]
    columns: list[Column]
    ticks: list[Tick]
    scale_left: int
    baseline: int = HEAD + HEIGHT
    height: int = HEAD + HEIGHT + FOOT

    @property
    def width(self) -> int:
        return self.scale_left + GUTTER

    @property
    def label_y(self) -> int:
        return self.baseline + 18


def draw(
    counts: Mapping[int, Mapping[int, int]],
    totals: Mapping[int, int],
    domains: Sequence[Named],
    chosen: Sequence[int] = (),
) -> Chart | None:
    """The chart of `counts` (domain pk -> year -> entries), or None without any entry.

    `totals` is year -> entries, each counted once; it may lack years and hold zeros.
    """
    series, numbers = _series(counts, domains)
    rows = _rows(numbers, totals)
    if not rows:
        return None
    stretches = list(_stretches(sorted({*rows, *chosen})))
    step = max(NARROWEST, min(WIDEST, WIDTH // len(stretches)))
    scale = _ticks(max(sum(row) for row in rows.values()))
    layout = _Layout(series, rows, totals, scale[-1].value, step)
    columns = [
        layout.column(place, stretch, stretches[-1][1], chosen) for place, stretch in enumerate(stretches)
    ]
    return Chart(series, columns, scale, step * len(stretches))


@dataclass(frozen=True, slots=True)
class _Layout:
    """What all columns share: the domains, their numbers by year, the scale and the width of a year."""

    series: list[Series]
    rows: Mapping[int, list[int]]
    totals: Mapping[int, int]
    highest: int
    step: int

    def column(self, place: int, stretch: tuple[int, int], newest: int, chosen: Sequence[int]) -> Column:
        first, last = stretch
        row = self.rows.get(first, [0] * len(self.series))
        return Column(
            first=first,
            last=last,
            left=place * self.step,
            width=self.step,
            total=self.totals.get(first, 0),
            counts=row,
            segments=_stack(row, self.series, self.highest),
            is_labelled=_is_labelled(first, last, newest, self.step),
            is_chosen=first in chosen,
        )


def _series(
    counts: Mapping[int, Mapping[int, int]], domains: Sequence[Named]
) -> tuple[list[Series], list[Mapping[int, int]]]:
    """The domains with entries, and the years of each."""
    shown = [
        (Series(one.slug, one.name, texture), counts[one.pk])
        for one, texture in zip(domains, cycle(TEXTURES), strict=False)
        if any(counts.get(one.pk, {}).values())
    ]
    return [series for series, _years in shown], [years for _series, years in shown]


def _rows(counts: list[Mapping[int, int]], totals: Mapping[int, int]) -> dict[int, list[int]]:
    """Year -> a number for each domain, of the years with entries."""
    years = {*(year for one in counts for year in one), *totals}
    rows = {year: [one.get(year, 0) for one in counts] for year in years}
    return {year: row for year, row in rows.items() if any(row) or totals.get(year)}


def _stretches(years: list[int]) -> Iterator[tuple[int, int]]:
    """Every year from the first to the last as (year, year); in a long span empty years are folded."""
    is_long = years[-1] - years[0] >= LONG
    before = years[0] - 1
    for year in years:
        if is_long and year - before > EMPTY_STRETCH:
            yield before + 1, year - 1
        else:
            yield from ((empty, empty) for empty in range(before + 1, year))
        yield year, year
        before = year


def _stack(counts: list[int], series: list[Series], highest: int) -> list[Segment]:
    """The parts of a bar from the bottom up, each a hair shorter than its share, so that they stand apart."""
    segments, below = [], 0
    for one, count in zip(series, counts, strict=True):
        if count:
            height = HEIGHT * count / highest
            top = HEAD + HEIGHT * (1 - (below + count) / highest)
            segments.append(Segment(one, count, round(top, 2), round(max(height - 1, 0.5), 2)))
            below += count
    return segments


def _ticks(highest: int) -> list[Tick]:
    """Zero and up to four round numbers, the last one not below the highest bar."""
    step = 1
    while step * 4 < highest:
        step = {1: 2, 2: 5, 5: 10}[step // (power := 10 ** (len(str(step)) - 1))] * power
    number = max(1, -(-highest // step))
    return [Tick(step * place, round(HEAD + HEIGHT * (1 - place / number), 2)) for place in range(number + 1)]


def _is_labelled(first: int, last: int, newest: int, step: int) -> bool:
    """Every year where there is room, else the fives and the newest one; a fold has no year of its own."""
    if first != last:
        return False
    is_five = first % 5 == 0 and newest - first > 1
    return step > WIDEST - 8 or first == newest or is_five
