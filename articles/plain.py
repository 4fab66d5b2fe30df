"""An essay's HTML as plain text: as it is typed, paragraph by paragraph, or as the words of a search."""

import re
from html import unescape

from articles import tokens

_BLOCK = re.compile(r"</?(?:p|li|h[1-6]|td|th|tr|ul|ol|table|tbody|thead|blockquote|hr|br|figure)\b[^>]*>")
_INLINE = re.compile(r"</?(?:strong|em|b|i|a|sub|sup)\b[^>]*>")
_EMPTY = re.compile(r" ?\([ ;,]*\)")  # what brackets around nothing but tokens leave
_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')


def strip_tags(html: str) -> str:
    """The text of a piece of HTML, entities resolved, white space folded; tokens stay."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def paragraphs(html: str) -> list[str]:
    """The texts between block tags, without empty ones; tokens stay."""
    return [text for part in _BLOCK.split(html) if (text := strip_tags(part))]


def plain_text(html: str) -> str:
    """The words of sanitised HTML, parted by single spaces; without citations and links, notes stay."""
    # A tag inside a word does not part it; one between blocks of text does.
    text = unescape(_TAG.sub(" ", _INLINE.sub("", _without_tokens(html))))
    return _EMPTY.sub("", " ".join(text.split()))


def _without_tokens(html: str) -> str:
    parts = []
    for token in tokens.scan(html):
        if isinstance(token, str):
            parts.append(token)
        elif isinstance(token, tokens.Note):
            # A note inside a note is none; see tokens.
            parts.append(f" {_without_tokens(token.content.replace('^[', '['))} ")
    return "".join(parts)
