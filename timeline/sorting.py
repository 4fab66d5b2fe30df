"""Names as they are compared, and in the order in which a reader looks for them."""

import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, TypeVar

Row = TypeVar("Row")

# Letters that Unicode does not take apart into a plain one and a mark.
_PLAIN = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "þ": "th", "ı": "i"})


@lru_cache(4096)
def fold(name: str) -> str:
    """A name as it is compared: no case, no accents, single spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


def sort_key(name: str) -> tuple[str, str]:
    """What a name sorts by, on every database alike; names that differ in marks only stay in one order."""
    return fold(name).translate(_PLAIN), name


def in_order(rows: Iterable[Row], name: Callable[[Row], Any] = str) -> list[Row]:
    """The rows by name, without regard to case and accents."""
    return sorted(rows, key=lambda row: sort_key(str(name(row))))
