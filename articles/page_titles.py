"""Titles of the pages of an essay, which stand on its page breaks: <hr class="page-break" title="...">."""

import re
from html import escape, unescape

from articles.tokens import PAGE_BREAK

MAX_TITLE = 120
_RULE = re.compile(r'<hr\b((?:[^<>"]|"[^"]*")*)>')
_CLASS = re.compile(r'\bclass="(?:[^"]* )?page-break(?: [^"]*)?"')
_TITLE = re.compile(r'(?:^|\s)title="([^"]*)"')
_BREAK = r'<hr class="page-break"(?: title="(?P<title>[^"]*)")?>'
_NEST = re.compile(rf"(?P<tag></?(?:blockquote|ul|ol|table)\b)|{_BREAK}")


def tidied(html: str) -> str:
    """Sanitised HTML with each page break in its one form; other rules lose their title."""
    return _RULE.sub(lambda match: _rule(match[1]), html)


def _rule(attributes: str) -> str:
    if not _CLASS.search(attributes):
        return "<hr>"
    title = _TITLE.search(attributes)
    words = " ".join(unescape(title[1]).split())[:MAX_TITLE].strip() if title else ""
    return f'<hr class="page-break" title="{escape(words)}">' if words else PAGE_BREAK


def titles(html: str) -> list[str]:
    """The title of each page of a stored text, "" where there is none; the first page never has one.

    As in tokens.pages, a break inside a list, a table or a quotation is none.
    """
    depth, found = 0, [""]
    for match in _NEST.finditer(html):
        if match["tag"]:
            depth += -1 if match["tag"].startswith("</") else 1
        elif depth == 0:
            found.append(unescape(match["title"] or ""))
    return found


def untitled(html: str) -> str:
    """The text with plain page breaks."""
    return re.sub(_BREAK, PAGE_BREAK, html)
