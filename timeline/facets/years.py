"""Years as the timeline counts them: an entry belongs to every year that it touches.

What has not ended goes on until this year; whether it will in later ones, nobody knows yet.
"""

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from itertools import accumulate

from pyroaring import BitMap

from timeline.bitmaps import union
from timeline.facets.index import Index

CENTURY = 100


def overlapping(index: Index, first: int | None, last: int | None) -> BitMap:
    """The entries that touch some year from `first` to `last`; None is no bound."""
    begun = index.everything if last is None else union(rows for year, rows in index.begins if year <= last)
    return begun if first is None else begun - _over_before(index, first)


def of_years(index: Index, years: Iterable[int]) -> BitMap:
    """The entries that touch one of these years."""
    return union(overlapping(index, year, year) for year in years)


def counts(index: Index, scope: BitMap, years: Iterable[int]) -> dict[int, int]:
    """How many entries of the scope touch each of these years."""
    shown = list(years)
    begun, ended = _running(index.begins, scope), _running(index.ends, scope)
    found = {year: _until(begun, year) - _until(ended, year - 1) for year in shown}
    to_come, unended = [year for year in shown if year > date.today().year], index.unended & scope
    if to_come and unended:
        going_on = _running(index.begins, unended)
        found |= {year: found[year] - _until(going_on, year - 1) for year in to_come}
    return found


def _running(by_year: list[tuple[int, BitMap]], scope: BitMap) -> tuple[list[int], list[int]]:
    """Years in order, and how many entries of the scope there are up to the end of each."""
    sums = accumulate(rows.intersection_cardinality(scope) for _year, rows in by_year)
    return [year for year, _rows in by_year], [0, *sums]


def _until(running: tuple[list[int], list[int]], year: int) -> int:
    years, sums = running
    return sums[bisect_right(years, year)]


def all_years(index: Index) -> list[int]:
    """Every year from the first to the last that the record touches; over a century, only those touched."""
    if not index.begins:
        return []
    first = index.begins[0][0]
    lasts = [year for rows in (index.begins[-1:], index.ends[-1:]) for year, _ in rows]
    last = max([*lasts, *([date.today().year] if index.unended else [])])
    span = range(first, last + 1)
    if last - first <= CENTURY:
        return list(span)
    return [year for year, number in counts(index, index.everything, span).items() if number]


def _over_before(index: Index, first: int) -> BitMap:
    """The entries that were over before this year began."""
    over = union(rows for year, rows in index.ends if year < first)
    if first > date.today().year:
        over = over | index.unended & union(rows for year, rows in index.begins if year < first)
    return over
