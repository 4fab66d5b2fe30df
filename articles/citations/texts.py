"""The citations of one essay: each of its works in every form that the text may ask for, and the list."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from html import escape
from typing import Any

from articles import csl
from articles.citations.engine import Engine
from articles.citations.items import NOBODY, PLACE, unguarded
from articles.csl import Item
from articles.tokens import Work

_PAGE = r"(?:\d+|[ivxlc]+)(?: ?[-–] ?(?:\d+|[ivxlc]+))?"
PAGES = re.compile(rf"(?:(?i:pp?|hlm|hal|h)\.? ?)?({_PAGE}(?:, ?{_PAGE})*)\Z")
SEVERAL = "33-77"  # stands for several pages, whose label is another one
NUMBERED = "ieee"
AND = {"en": "and", "id": "dan"}


@dataclass(frozen=True, slots=True)
class Cited:
    """A work as the text cites it: in brackets, with and without its names, and its names alone. HTML."""

    whole: str
    nameless: str
    names: str


@dataclass(frozen=True)
class Texts:
    """What an essay prints of its works, by key, in one style and one language.

    `page` and `pages` are what follows a work where pages of it are cited, with a stand-in for them.
    """

    style: str
    language: str
    works: dict[str, Cited]
    listed: list[tuple[str, str]]
    page: str = ""
    pages: str = ""

    @property
    def is_numbered(self) -> bool:
        return self.style == NUMBERED

    def in_group(self, work: Work) -> str:
        """One work inside the brackets of a citation; with a style of numbers, with its own."""
        cited = self.works[work.key]
        nameless = self._placed(cited.nameless, work.locator) if work.is_author_suppressed else ""
        return nameless or self._placed(cited.whole, work.locator)

    def narrative(self, work: Work) -> tuple[str, str]:
        """The names, for the sentence, and what follows them in brackets, if anything does."""
        cited = self.works[work.key]
        rest = self._placed(cited.nameless, work.locator)
        return cited.names, rest if self.is_numbered else f"({rest})" if rest else ""

    def in_order(self, works: Sequence[Work]) -> list[Work]:
        """APA names the works of a citation in the order of the list; a prefix holds them where they are."""
        if self.style != "apa" or any(work.prefix for work in works):
            return list(works)
        places = {key: place for place, (key, _html) in enumerate(self.listed)}
        return sorted(works, key=lambda work: places.get(work.key, -1))

    def _placed(self, inner: str, locator: str) -> str:
        """With the place that is cited: pages as the style says it, anything else as it was typed."""
        if not locator:
            return inner
        found = PAGES.match(locator)
        if not found:
            tail = f", {escape(locator, quote=False)}"
        else:
            pages = re.sub(r" ?[-–] ?", "–", found[1])
            is_one = pages.isalnum()
            tail = (self.page if is_one else self.pages).replace(PLACE, pages)
        return f"{inner[:-1]}{tail}]" if self.is_numbered else (inner + tail).removeprefix(", ").strip()

    def stored(self) -> dict[str, Any]:
        """As values of JSON."""
        return asdict(self)


def from_stored(value: dict[str, Any]) -> Texts:
    works = {key: Cited(**cited) for key, cited in value["works"].items()}
    listed = [(key, html) for key, html in value["listed"]]
    return Texts(**{**value, "works": works, "listed": listed})


def make(items: Sequence[Item], style: str, language: str, nameless: Iterable[str] = ()) -> Texts:
    """The texts of these works, in the order in which they are first cited.

    `nameless` are the keys of those that are also cited without their names, or by a sentence.
    """
    if not items:
        return Texts(style, language, {}, [])
    engine, apart = Engine(items, style, language), set(nameless)
    works = {item["id"]: _cited(engine, item, item["id"] in apart) for item in items}
    first = items[0]["id"]
    bare = engine.cite(first)
    page, pages = (_tail(bare, engine.cite(first, place)) for place in (PLACE, SEVERAL))
    return Texts(style, language, works, engine.listed(), page, pages.replace("33–77", PLACE))


def _tail(bare: str, placed: str) -> str:
    """What a place adds to a citation, before its closing bracket."""
    return placed[len(bare) - 1 : -1]


def _cited(engine: Engine, item: Item, is_apart: bool) -> Cited:
    whole = engine.cite(item["id"])
    if not is_apart:
        return Cited(unguarded(_inner(engine.style, whole)), "", "")
    nameless = engine.cite_nameless(item["id"])
    return Cited(
        whole=unguarded(_inner(engine.style, whole)),
        nameless=unguarded(_without_names(_inner(engine.style, nameless))),
        names=unguarded(_names(engine, item, whole, nameless)),
    )


def _inner(style: str, html: str) -> str:
    return html if style == NUMBERED else html.removeprefix("(").removesuffix(")")


def _without_names(inner: str) -> str:
    return re.sub(rf"{NOBODY},? ?", "", inner)


def _names(engine: Engine, item: Item, whole: str, nameless: str) -> str:
    """What stands where the stand-in does; a style that prints none has them from the work itself.

    The sign between two names becomes a word, one inside a name stays.
    """
    before, found, after = nameless.partition(NOBODY)
    if found and whole.startswith(before) and whole.endswith(after):
        names = whole[len(before) : len(whole) - len(after)]
    else:
        names = escape(csl.short_names(item, engine.language), quote=False)
    return names.replace(" &amp; ", f" {AND[engine.language]} ")
