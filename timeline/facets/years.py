"""Years as the timeline counts them: an entry belongs to every year that it touches.

What has not ended goes on until this year; whether it will in later ones, nobody knows yet.
"""

from collections.abc import Iterable
from datetime import date

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
    begun = [(year, rows.intersection_cardinality(scope)) for year, rows in index.begins]
    ended = [(year, rows.intersection_cardinality(scope)) for year, rows in index.ends]
    unended = index.unended & scope
    going_on = [(year, rows.intersection_cardinality(unended)) for year, rows in index.begins]

    def count(year: int) -> int:
        over = sum(number for end, number in ended if end < year)
        if year > date.today().year:
            over += sum(number for begin, number in going_on if begin < year)
        return sum(number for begin, number in begun if begin <= year) - over

    return {year: count(year) for year in years}


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
        over |= index.unended & union(rows for year, rows in index.begins if year < first)
    return over
