"""A list by year: the headings of one page, and where in the whole list each year begins."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol


class Dated(Protocol):
    earliest_on: date

    @property
    def year(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one heading: those of a year, apart from those of it that are still to come."""

    year: int
    is_coming: bool
    anchor: str
    entries: list[Dated]


@dataclass(frozen=True, slots=True)
class Jump:
    """A year of the whole list, how many entries stand under it, and the page on which it begins."""

    year: int
    count: int
    page: int

    @property
    def anchor(self) -> str:
        return f"year-{self.year}"


def by_year(entries: Iterable[Dated], today: date) -> list[Group]:
    """One page of a list under its headings, in its order.

    The first heading of a year on the page has the anchor that jumps lead to.
    """
    groups: list[Group] = []
    for (year, is_coming), found in groupby(entries, lambda one: (one.year, one.earliest_on > today)):
        anchor = f"year-{year}" if not groups or groups[-1].year != year else f"year-{year}-further"
        groups.append(Group(year, is_coming, anchor, list(found)))
    return groups


def jumps(begun: Mapping[int, int], per_page: int, *, is_oldest_first: bool = False) -> list[Jump]:
    """Every year with entries, in the order of the list; `begun` is year -> entries that began in it."""
    found, before = [], 0
    for year in sorted((year for year in begun if begun[year]), reverse=not is_oldest_first):
        found.append(Jump(year, begun[year], before // per_page + 1))
        before += begun[year]
    return found
