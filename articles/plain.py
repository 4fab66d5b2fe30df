"""An essay's HTML as plain text, paragraph by paragraph; tokens stay as they are typed."""

import re
from html import unescape

_BLOCK = re.compile(r"</?(?:p|li|h[1-6]|td|th|tr|ul|ol|table|tbody|thead|blockquote|hr|br|figure)\b[^>]*>")
_TAG = re.compile(r'<[^<>"]*(?:"[^"]*"[^<>"]*)*>')


def strip_tags(html: str) -> str:
    """The text of a piece of HTML, entities resolved, white space folded."""
    return " ".join(unescape(_TAG.sub("", html)).split())


def paragraphs(html: str) -> list[str]:
    """The texts between block tags, without empty ones."""
    return [text for part in _BLOCK.split(html) if (text := strip_tags(part))]
