"""An essay's text as plain words: without tags, citations and links to entries; notes stay."""

import re
from html import unescape

from articles import tokens

_INLINE = re.compile(r"</?(?:strong|em|b|i|a|sub|sup)\b[^>]*>")
_OTHER = re.compile(r"<[^>]*>")
_SPACES = re.compile(r"\s+")


def plain_text(html: str) -> str:
    """The words of sanitised HTML, parted by single spaces."""
    # A tag inside a word does not part it; one between blocks of text does.
    text = unescape(_OTHER.sub(" ", _INLINE.sub("", _without_tokens(html))))
    return _SPACES.sub(" ", text).strip()


def _without_tokens(html: str) -> str:
    parts = []
    for token in tokens.scan(html):
        if isinstance(token, str):
            parts.append(token)
        elif isinstance(token, tokens.Note):
            # A note inside a note is none; see tokens.
            parts.append(f" {_without_tokens(token.content.replace('^[', '['))} ")
    return "".join(parts)
