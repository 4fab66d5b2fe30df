"""citeproc-py over some works in one style and one language; what it makes is safe HTML."""

from collections.abc import Sequence
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any

import nh3
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    Locator,
    formatter,
)
from citeproc.source.json import CiteProcJSON

from articles import csl
from articles.citations import letters, mending
from articles.citations.items import LOOKALIKE, prepared, unguarded, without_names
from articles.csl import Item

FILES = Path(__file__).parent / "csl"
LOCALES = {"en": "en-US", "id": "id-ID"}
TAGS = {"i", "b", "sup", "sub"}


class Engine:
    """Works in the order in which a text cites them, each with what tells it from those that look alike."""

    def __init__(self, items: Sequence[Item], style: str, language: str) -> None:
        self.style, self.language = style, language
        self.items = {item["id"].lower(): item for item in items}
        self._letters = letters.by_key(items, language) if style in ("apa", "chicago") else {}
        self._alike = letters.lookalikes(items, language) if style == "mla" else set()

    def listed(self) -> list[tuple[str, str]]:
        """Pairs of key and HTML of every work, in the order of the style."""
        book = self._book(list(self._ready.values()))
        book.sort()
        return [
            (self.items[key]["id"], self._line(key, str(line)))
            for key, line in zip(book.keys, book.bibliography(), strict=True)
        ]

    def cite(self, key: str, place: str = "") -> str:
        """A work as the text cites it, with its brackets; `place` is a page or a stand-in for one.

        Characters of its own that would be markup are still guarded: see items.unguarded.
        """
        return self._cited(self._named, key, place)

    def cite_nameless(self, key: str, place: str = "") -> str:
        """The same with a stand-in for the names (articles.citations.items.NOBODY), where there are any."""
        return self._cited(self._nameless, key, place)

    def _cited(self, book: Any, key: str, place: str) -> str:
        citation = _citation(key, place)
        book.register(citation)
        return mending.cited(_clean(str(book.cite(citation, None))), self.language)

    @cached_property
    def _ready(self) -> dict[str, Item]:
        return {key: self._marked(item) for key, item in self.items.items()}

    @cached_property
    def _named(self) -> Any:
        return self._book(list(self._ready.values()))

    @cached_property
    def _nameless(self) -> Any:
        return self._book([without_names(item) for item in self._ready.values()])

    def _book(self, ready: list[Item]) -> Any:
        """The works as citeproc knows them, in their order, which is what IEEE numbers."""
        path = str(FILES / f"{self.style}.csl")
        style = CitationStylesStyle(path, locale=LOCALES[self.language], validate=False)
        book = CitationStylesBibliography(style, CiteProcJSON(ready), formatter.html)
        for item in ready:
            book.register(_citation(item["id"]))
        return book

    def _marked(self, item: Item) -> Item:
        """For citeproc, with its letter or as one that could be taken for another."""
        marked = prepared(item, self.language)
        if letter := self._letters.get(item["id"]):
            marked["year-suffix"] = letter
        if item["id"] in self._alike:
            marked[LOOKALIKE] = "1"
        return mending.ready(marked, self.style)

    def _line(self, key: str, html: str) -> str:
        """A line of the list with its address, or its DOI where only that is printed, as a link."""
        item = self.items[key]
        html = unguarded(mending.listed(_clean(html), item, self.style, self.language))
        address = csl.address(item)
        for text in filter(None, (address, item.get("DOI"))):
            shown = escape(text, quote=False)
            if shown in html:
                return html.replace(shown, f'<a href="{escape(address)}">{shown}</a>', 1)
        return html


def _clean(html: str) -> str:
    cleaned: str = nh3.clean(html, tags=TAGS, attributes={})
    return cleaned


def _citation(key: str, place: str = "") -> Any:
    return Citation([CitationItem(key, **({"locator": Locator("page", place)} if place else {}))])
