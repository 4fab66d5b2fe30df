"""Telling apart works that would look the same where they are cited."""

from collections.abc import Iterator, Sequence
from itertools import count, product
from string import ascii_lowercase

from articles import csl
from articles.csl import Item


def by_key(items: Sequence[Item], language: str) -> dict[str, str]:
    """a, b, c ... for works of the same names and year, in the order of their titles."""
    groups: dict[tuple[str, int | None], list[str]] = {}
    for item in sorted(items, key=sort_key):
        groups.setdefault((csl.short_names(item, language), csl.year(item)), []).append(item["id"])
    return {
        key: letter
        for same in groups.values()
        if len(same) > 1
        for key, letter in zip(same, _letters(), strict=False)
    }


def lookalikes(items: Sequence[Item], language: str) -> set[str]:
    """The keys of works that share their names with another one, for styles that print no year."""
    groups: dict[str, list[str]] = {}
    for item in items:
        groups.setdefault(csl.short_names(item, language), []).append(item["id"])
    return {key for same in groups.values() if len(same) > 1 for key in same}


def sort_key(item: Item) -> tuple[str, int, str]:
    """Names, year and title: the order of a list of works."""
    return (csl.names(item).casefold(), csl.year(item) or 0, item["title"].casefold())


def _letters() -> Iterator[str]:
    """a to z, then aa, ab and so on."""
    for length in count(1):
        for letters in product(ascii_lowercase, repeat=length):
            yield "".join(letters)
