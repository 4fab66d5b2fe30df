"""The tokens inside a text: citations, links to timeline entries, notes and page breaks.

    [@key]  [see @a, p. 4; @b]  [-@key]   a citation, as in Pandoc
    @key                                  a narrative citation
    [[entry-slug]]                        a link to a timeline entry
    ^[text, may cite [@key]]              a footnote
    <hr class="page-break">               a page break

The text is sanitised HTML. Tags are stepped over whole, so nothing inside an attribute is a token.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import TypeVar

KEY = r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*"
_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')
_ENTRY = re.compile(r"\[\[([a-zA-Z0-9-]{1,100})\]\]")
_GROUP = re.compile(r"\[([^\[\]<>]*)\]")
_WORK = re.compile(rf"(?P<prefix>[^@]*?)(?P<suppress>-?)@(?P<key>{KEY})(?:,(?P<locator>[^@]*))?\Z")
_NARRATIVE = re.compile(rf"@({KEY})")
_BLOCK = re.compile(r"</?(?:p|li|h[1-6]|td|th|ul|ol|table|blockquote|figure|figcaption|hr)\b")
_START = re.compile(r"<|\^\[|\[|@")
_BRACKET = re.compile(rf"{_TAG.pattern}|[\[\]]")
PAGE_BREAK = '<hr class="page-break">'
_NEST = re.compile(rf"</?(?:blockquote|ul|ol|table)\b|{PAGE_BREAK}")


@dataclass(frozen=True, slots=True)
class Work:
    """One cited work inside a citation."""

    key: str
    prefix: str = ""
    locator: str = ""
    is_author_suppressed: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    works: tuple[Work, ...]
    is_narrative: bool = False


@dataclass(frozen=True, slots=True)
class EntryLink:
    slug: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; its content is HTML that may hold citations and entry links, but no notes."""

    content: str


Token = str | Cite | EntryLink | Note
T = TypeVar("T", Cite, EntryLink)


def scan(html: str) -> Iterator[Token]:
    """Cut a text into plain HTML (str) and tokens, in order. Joined again, nothing is lost.

    What looks like a token but is not well formed stays plain text. Takes time linear in the text.
    """
    closing = _closing_brackets(html)
    plain_from = position = 0
    while start := _START.search(html, position):
        token, end = _token_at(html, start.start(), closing)
        if token is None:
            position = end
            continue
        if start.start() > plain_from:
            yield html[plain_from : start.start()]
        yield token
        plain_from = position = end
    if plain_from < len(html):
        yield html[plain_from:]


def _closing_brackets(html: str) -> dict[int, int]:
    """Where each bracket that opens is closed again within its own block of text."""
    open_at: list[int] = []
    closing = {}
    for match in _BRACKET.finditer(html):
        if match[0] == "[":
            open_at.append(match.start())
        elif match[0] == "]":
            if open_at:
                closing[open_at.pop()] = match.start()
        elif _BLOCK.match(match[0]):
            open_at.clear()
    return closing


def _token_at(html: str, start: int, closing: dict[int, int]) -> tuple[Token | None, int]:
    """The token that begins at `start` and where it ends; None and where to look on, if there is none."""
    char = html[start]
    if char == "<":
        tag = _TAG.match(html, start)
        return None, tag.end() if tag else start + 1
    if char == "^":
        end = closing.get(start + 1)
        return (Note(html[start + 2 : end]), end + 1) if end else (None, start + 2)
    if char == "@":
        return _narrative_at(html, start)
    if entry := _ENTRY.match(html, start):
        return EntryLink(entry[1].lower()), entry.end()
    group = _GROUP.match(html, start)
    works = _works(unescape(group[1])) if group else ()
    return (Cite(works), group.end()) if group and works else (None, start + 1)


def _works(inside: str) -> tuple[Work, ...]:
    """The works of a group; none at all when one part of it is malformed."""
    works = []
    for part in inside.split(";"):
        match = _WORK.match(part.strip())
        if not match:
            return ()
        locator = (match["locator"] or "").strip()
        works.append(Work(match["key"], match["prefix"].strip(), locator, bool(match["suppress"])))
    return tuple(works)


def _narrative_at(html: str, start: int) -> tuple[Token | None, int]:
    """@key, unless it stands inside a word, as in an e-mail address."""
    match = _NARRATIVE.match(html, start)
    if not match or (start and (html[start - 1].isalnum() or html[start - 1] in "._-@/")):
        return None, start + 1
    return Cite((Work(match[1]),), is_narrative=True), match.end()


def cited_keys(html: str) -> list[str]:
    """Keys of the works a text cites, notes included, in order of first use."""
    return list(dict.fromkeys(work.key for cite in _deep(html, Cite) for work in cite.works))


def nameless_keys(html: str) -> set[str]:
    """Keys of the works that a text cites by a sentence or without their authors."""
    return {
        work.key
        for cite in _deep(html, Cite)
        for work in cite.works
        if cite.is_narrative or work.is_author_suppressed
    }


def linked_entries(html: str) -> list[str]:
    """Slugs of the entries a text links to, notes included, in order of first use."""
    return list(dict.fromkeys(link.slug for link in _deep(html, EntryLink)))


def _deep(html: str, kind: type[T]) -> Iterator[T]:
    for token in scan(html):
        if isinstance(token, kind):
            yield token
        elif isinstance(token, Note):
            yield from _deep(token.content.replace("^[", "["), kind)  # a note inside a note stays brackets


def pages(html: str) -> list[str]:
    """The text cut at its page breaks; always at least one page.

    A break inside a list, a table or a quotation is none.
    """
    depth, begin, found = 0, 0, []
    for match in _NEST.finditer(html):
        if match[0] != PAGE_BREAK:
            depth += -1 if match[0].startswith("</") else 1
        elif depth == 0:
            found.append(html[begin : match.start()])
            begin = match.end()
    return [page.replace(PAGE_BREAK, "") for page in (*found, html[begin:])]
