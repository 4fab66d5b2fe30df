"""The keys by which essays cite works: assegaf2020, assegaf2020a, ojk2023, sekretariatnd."""

import itertools
import re
from collections.abc import Container, Iterator
from string import ascii_lowercase

from articles import csl
from articles.csl import Item
from articles.works import people
from timeline.sorting import sort_key

NO_DATE = "nd"
NO_NAME = "work"
MOST_LETTERS = 40
_ACRONYM = re.compile(r"\b[A-Z][A-Z0-9]{1,7}\b")
_ARTICLES = {"a", "an", "the"}


def base(item: Item) -> str:
    """What the key of this work begins with: a name in a-z and 0-9, and the year or nd."""
    name = _plain(_name(item))[:MOST_LETTERS] or NO_NAME
    if not name[0].isalpha():
        name = f"{NO_NAME}{name}"
    return f"{name}{csl.year(item) or NO_DATE}"


def free(wanted: str, taken: Container[str]) -> str:
    """The key itself, or with the first letters behind it that nobody has: a, b, ... z, aa, ab."""
    return next(key for key in itertools.chain([wanted], _lettered(wanted)) if key not in taken)


def _lettered(wanted: str) -> Iterator[str]:
    for length in itertools.count(1):
        for letters in itertools.product(ascii_lowercase, repeat=length):
            yield wanted + "".join(letters)


def _name(item: Item) -> str:
    who = people.of(item, "author") or people.of(item, "editor")
    if who and not who[0].get("literal"):
        return people.family(who[0])
    if organisation := (who[0]["literal"] if who else str(item.get("publisher") or "")):
        return _short(organisation)
    words = [word for word in re.findall(r"\w+", str(item.get("title", ""))) if word.lower() not in _ARTICLES]
    return words[0] if words else ""


def _short(organisation: str) -> str:
    """An organisation by the acronym in its name, that of three or more capitals, or its first word."""
    acronyms = _ACRONYM.findall(organisation)
    if (acronyms and organisation != organisation.upper()) or len(organisation.split()) == 1:
        return str(acronyms[-1]) if acronyms else organisation
    capitals = [word[0] for word in re.findall(r"\w+", organisation) if word[0].isupper()]
    return "".join(capitals) if len(capitals) > 2 else organisation.split()[0]


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", sort_key(name)[0])
