"""Sets of row numbers as compressed (roaring) bitmaps, and how they lie in a column."""

from array import array
from collections.abc import Iterable

from pyroaring import BitMap


def pack(rows: BitMap) -> bytes:
    """The portable roaring format, with runs where they are shorter."""
    packed: bytes = _with_runs(rows).serialize()
    return packed


def _with_runs(rows: BitMap) -> BitMap:
    copy = rows.copy()
    copy.run_optimize()
    return copy


def unpack(column: bytes) -> BitMap:
    return BitMap.deserialize(bytes(column))


def of_rows(numbers: Iterable[int]) -> BitMap:
    """A bitmap of many numbers; an array goes in four times as fast as a list."""
    return BitMap(array("I", numbers))


def union(maps: Iterable[BitMap]) -> BitMap:
    """Rows of any of the bitmaps; empty when there are none. Never to be changed: it may be one of them."""
    given = list(maps)
    if len(given) == 1:
        return given[0]
    return BitMap.union(*given) if given else BitMap()
