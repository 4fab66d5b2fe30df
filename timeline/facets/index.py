"""The bitmaps of all facets at one moment, as every process keeps them in memory."""

from collections.abc import Mapping
from functools import cached_property

from pyroaring import BitMap

NOTHING = BitMap()


class Index:
    """Names of values, such as kind:law, and the entries (by primary key) that have them. Never changed.

    The names: all; actor:<pk>, role:<role>, part:<actor>:<role>; <facet>:<code> or <facet>:<pk> of the plain
    facets; begin:<year>, begin:<year>-<month> (month 00 when it is not known), end:<year> or end:open.
    """

    def __init__(self, maps: Mapping[str, BitMap]) -> None:
        self._maps = {name: rows for name, rows in maps.items() if rows}

    def __getitem__(self, name: str) -> BitMap:
        """Empty for a value that no entry has."""
        return self._maps.get(name, NOTHING)

    def __iter__(self):  # type: ignore[no-untyped-def]
        return iter(self._maps)

    @property
    def everything(self) -> BitMap:
        return self["all"]

    def values(self, facet: str) -> dict[str, BitMap]:
        """The bitmaps of one facet by value."""
        return self._by_facet.get(facet, {})

    @cached_property
    def _by_facet(self) -> dict[str, dict[str, BitMap]]:
        found: dict[str, dict[str, BitMap]] = {}
        for name, rows in self._maps.items():
            facet, _, value = name.partition(":")
            found.setdefault(facet, {})[value] = rows
        return found

    @cached_property
    def months(self) -> list[tuple[str, BitMap]]:
        """Of each month, such as 2018-07, the entries that begin in it; the earliest month first."""
        return sorted(pair for pair in self.values("begin").items() if len(pair[0]) > 4)

    @cached_property
    def begins(self) -> list[tuple[int, BitMap]]:
        """Of each year the entries that begin in it, in order."""
        return sorted((int(year), rows) for year, rows in self.values("begin").items() if len(year) == 4)

    @cached_property
    def ends(self) -> list[tuple[int, BitMap]]:
        """Of each year the entries that end in it, in order; not those that have not ended."""
        return sorted((int(year), rows) for year, rows in self.values("end").items() if year != "open")

    @property
    def unended(self) -> BitMap:
        return self["end:open"]
