"""What the plain text of a comment points to: works and entries, by the tokens that essays use.

A token stands on one line and outside web addresses. Notes and page breaks mean nothing in a comment.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from articles import tokens

LOOKED_UP = 20
"""So many different works and entries of one comment are looked up; the rest stays as it was typed."""

_ADDRESS = r"(?i:https?://|www\.)[^\s\[\]]+"
_BRACKETS = r"\[\[[^\[\]\r\n]*\]\]|\[[^\[\]\r\n]*\]"
_PLACE = re.compile(rf"{_ADDRESS}|{_BRACKETS}|(?<![\w.@/-])@{tokens.KEY}")


@dataclass(frozen=True, slots=True)
class Pointing:
    """A citation or a link to an entry, and how it was typed."""

    typed: str
    token: tokens.Cite | tokens.EntryLink

    @property
    def names(self) -> list[str]:
        """What it points to, as stored with the comment: @key or [[slug]]."""
        if isinstance(self.token, tokens.EntryLink):
            return [entry_name(self.token.slug)]
        return [work_name(work.key) for work in self.token.works]

    @property
    def is_bracketed(self) -> bool:
        """Whether nothing else can be meant; @name alone may greet a person."""
        return self.typed.startswith("[")


def work_name(key: str) -> str:
    return f"@{key}"


def entry_name(slug: str) -> str:
    return f"[[{slug}]]"


def pieces(text: str) -> Iterator[str | Pointing]:
    """Cut a text into what is plain and what points, in order. As typed and joined, nothing is lost."""
    plain_from = position = 0
    while place := _PLACE.search(text, position):
        token = _token(place[0])
        if token is None:
            position = place.start() + 1 if place[0][0] == "[" else place.end()
            continue
        if place.start() > plain_from:
            yield text[plain_from : place.start()]
        yield Pointing(place[0], token)
        plain_from = position = place.end()
    if plain_from < len(text):
        yield text[plain_from:]


def _token(typed: str) -> tokens.Cite | tokens.EntryLink | None:
    """The one token that this is as a whole."""
    if typed[0] not in "[@":
        return None
    found = list(tokens.scan(escape(typed)))
    only = found[0] if len(found) == 1 else None
    return only if isinstance(only, tokens.Cite | tokens.EntryLink) else None


def names(text: str, *, is_certain: bool = False) -> list[str]:
    """What a text points to, in order of first use; if certain, without what may greet a person."""
    found = (piece for piece in pieces(text) if isinstance(piece, Pointing))
    named = (name for piece in found if piece.is_bracketed or not is_certain for name in piece.names)
    return list(dict.fromkeys(named))[:LOOKED_UP]
