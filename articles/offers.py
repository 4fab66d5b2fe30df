"""Which typed mentions could be tokens: “(Assegaf, 2020)” a citation, “OSCE, Vienna, 2009” an entry."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline.moments import MONTHS
from timeline.search.analysis import plain_letters

Families = tuple[str, ...]
"""The names a work is cited by, folded, in order."""

_YEAR = r"(?:1[0-9]|20)\d\d"
_ANY_YEAR = re.compile(rf"(?<!\d){_YEAR}(?!\d)")
_PARENTHESIS = re.compile(r"\(([^()\[\]<>@^\n]{4,300})\)")
_CITED = re.compile(
    r"(?:(?P<prefix>see also|see|cf\.|e\.g\.,?|lihat juga|lihat|bdk\.|bandingkan|misalnya|mis\.)\s+)?"
    rf"(?P<names>\S.*?),?\s+(?P<year>{_YEAR})(?P<letter>[a-z]?)(?:\s*[,:]\s*(?P<locator>\S.{{0,80}}))?\Z",
    re.IGNORECASE,
)
_OTHERS = re.compile(r",?\s+(?:et\s+al\.?|dkk\.?|and others|and colleagues)\Z")
_JOINT = re.compile(r",?\s+(?:and|dan|serta)\s+|,?\s*&\s*|,\s*")
_INITIALS = re.compile(r"(?:\b[^\W\d_]\.[\s-]*)+")
_DATED = re.compile(
    rf",\s+(?:(?:\d{{1,2}}\s+)?(?P<month>[^\W\d_]{{3,9}})\s+)?(?P<year>{_YEAR})(?![\w-])", re.IGNORECASE
)
_EDGES = re.compile(r"[;:()\[\]<>@^\n]")
_WORD = re.compile(r"\S+")
_BEFORE = 200  # characters in which actor and place must stand
_MONTH_NUMBERS = {
    plain_letters(name): place for names in MONTHS.values() for place, name in enumerate(names, 1)
}


@dataclass(frozen=True, slots=True)
class Citable:
    """A work of the library."""

    key: str
    year: int
    families: Families


@dataclass(frozen=True, slots=True)
class Linkable:
    """A published entry of the timeline; the month is None when it is not known."""

    slug: str
    year: int
    month: int | None
    place: str
    actors: frozenset[int]


@dataclass(frozen=True, slots=True)
class Offer:
    """A phrase of the text and the token that could stand for it, with the keys or the slug it names."""

    start: int
    phrase: str
    token: str
    names: tuple[str, ...]
    is_entry: bool = False


def fold(text: str) -> str:
    """The text without case, accents and double spaces."""
    return " ".join(plain_letters(text).split())


def years_in(text: str) -> set[int]:
    return {int(year) for year in _ANY_YEAR.findall(text)}


def citations(text: str, works: Iterable[Citable]) -> Iterator[Offer]:
    """Parentheses in which each part names exactly one work of the library."""
    by_year: dict[int, list[Citable]] = {}
    for work in works:
        by_year.setdefault(work.year, []).append(work)
    for match in _PARENTHESIS.finditer(text):
        parts = [_cite(part.strip(), by_year) for part in match[1].split(";")]
        found = [part for part in parts if part]
        if len(found) == len(parts):
            inside = "; ".join(written for _key, written in found)
            yield Offer(match.start(), match[0], f"[{inside}]", tuple(key for key, _written in found))


def _cite(part: str, by_year: Mapping[int, list[Citable]]) -> tuple[str, str] | None:
    """The key that a part of a parenthesis names and how the token says it; None when that is not one."""
    match = _CITED.match(part)
    if not match or _ANY_YEAR.match(match["locator"] or ""):
        return None
    names = fold(match["names"])
    found = [one for one in by_year.get(int(match["year"]), ()) if _is_named(names, one.families)]
    # A letter tells apart the works of one essay, in its order: which of the library's it was, nobody knows.
    if len(found) != 1:
        return None
    prefix = f"{match['prefix']} " if match["prefix"] else ""
    locator = f", {match['locator'].strip()}" if match["locator"] else ""
    return found[0].key, f"{prefix}@{found[0].key}{locator}"


def _is_named(names: str, families: Families) -> bool:
    """Whether these folded names are how a work with these families is cited."""
    if not families:
        return False
    if families == (names,):  # of an organisation, whose name may hold commas and “and”
        return True
    first = _OTHERS.sub("", names)
    listed = tuple(filter(None, (_INITIALS.sub("", name).strip() for name in _JOINT.split(first))))
    if first != names:
        return bool(listed) and len(listed) < len(families) and families[: len(listed)] == listed
    return listed == families


def mentions(text: str, actors: Mapping[str, frozenset[int]], entries: Iterable[Linkable]) -> Iterator[Offer]:
    """Actor, place and year, which together name exactly one entry; `actors` are known by folded names."""
    by_year: dict[int, list[Linkable]] = {}
    for entry in entries:
        by_year.setdefault(entry.year, []).append(entry)
    for match in _DATED.finditer(text):
        begin = max(0, match.start() - _BEFORE)
        before = _EDGES.split(text[begin : match.start()])[-1]
        actor, comma, place = before.rpartition(",")
        month = _month(match["month"])
        same_year = by_year.get(int(match["year"]), [])
        if not comma or not same_year or month == 0:
            continue
        for start, known in _actor_at_end(actor.rpartition(",")[2], actors):
            phrase = text[match.start() - len(before) + len(actor) - start : match.end()]
            found = [one for one in same_year if known & one.actors and _is_there(one, fold(place), month)]
            if len(found) == 1:
                slug = found[0].slug
                yield Offer(match.end() - len(phrase), phrase, f"[[{slug}]]", (slug,), is_entry=True)


def _month(word: str | None) -> int | None:
    """The month's number; None without a word, 0 for a word that is no month."""
    return _MONTH_NUMBERS.get(plain_letters(word), 0) if word else None


def _actor_at_end(text: str, actors: Mapping[str, frozenset[int]]) -> Iterator[tuple[int, frozenset[int]]]:
    """The longest known name at the end of a text: how many characters from the end, and who it is."""
    for word in _WORD.finditer(text):
        if known := actors.get(fold(text[word.start() :])):
            yield len(text) - word.start(), known
            return


def _is_there(entry: Linkable, place: str, month: int | None) -> bool:
    is_month = month is None or entry.month in (None, month)
    return is_month and place in (entry.place, entry.place.partition(",")[0])
