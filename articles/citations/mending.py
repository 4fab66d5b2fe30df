"""What citeproc-py prints otherwise than the style guides, put right."""

import re

from articles.csl import Item
from timeline.moments import MONTHS

_RANGE = re.compile(r"\b(\d{3,})\s*[-–]\s*(\d{3,})\b")
_ASKED = re.compile(r"([?!](?:</i>)?)\.(?= |\Z)")
_QUOTED = re.compile(r"([?!]?)”([.,])")
_EDITORS = re.compile(r"\((eds?\.)\)")
_EDITORS_AGAIN = re.compile(r" \([^()]*, eds?\.\)")
_NO_EDITION = re.compile(r"(?<=\. )(?:Edition|Edisi)\. ")
_EDITION = re.compile(r"(?P<start>\. )?\b(?P<number>\d+) ed\.(?P<goes_on>(?=[),]))?")
_NUMBER = re.compile(r"\A\[(\d+)\](?=.)")
_BEFORE_YEAR = re.compile(r"(?P<names>.*?)(?P<stop>\.?) (?=(?:\d{1,4}[a-z]*|n\.d\.|t\.t\.)\. )")
_INITIAL = re.compile(r"\b[A-Z]\Z")
EDITED = {
    ("chicago", "en"): ("ed.", "eds."),
    ("chicago", "id"): ("ed.", "ed."),
    ("mla", "en"): ("editor", "editors"),
    ("mla", "id"): ("editor", "editor"),
}


def ready(item: Item, style: str) -> Item:
    """The work as citeproc-py prints it right, or can be put right by `listed`.

    MLA shortens ranges of pages: 353-64, but 98-105. Editors without an author stand in the author's place.
    """
    if style == "mla" and "page" in item:
        item = {**item, "page": _RANGE.sub(_shortened, item["page"])}
    if style in ("chicago", "mla") and is_edited(item):
        item = {**item, "author": item["editor"]}
        del item["editor"]
    return item


def is_edited(item: Item) -> bool:
    """Whether it is listed under its editors."""
    return "editor" in item and "author" not in item


def _shortened(match: re.Match[str]) -> str:
    first, last = match.groups()
    return f"{first}-{last[-2:]}" if first[:-2] == last[:-2] else f"{first}-{last}"


def cited(html: str, language: str) -> str:
    """A citation in the text."""
    return _QUOTED.sub(_inside, html) if language == "en" else html


def listed(html: str, item: Item, style: str, language: str) -> str:
    """A line of the list."""
    html = _ASKED.sub(r"\1", _without_empty_words(cited(html, language), item))
    if language == "id":
        html = _in_indonesian(html, item)
    if style == "apa" and is_edited(item):
        html = _EDITORS_AGAIN.sub("", html, count=1)
    if style == "apa" and language == "en":
        html = _EDITORS.sub(lambda match: f"({match[1].capitalize()})", html)
    if is_edited(item) and (style, language) in EDITED:
        html = _labelled(html, style, EDITED[style, language][len(item["editor"]) > 1])
    return _NUMBER.sub(r"[\1] ", html) if style == "ieee" else html


def _in_indonesian(html: str, item: Item) -> str:
    """The dates of the work with the day first, and its edition; the same words in a title stay."""
    for date in (item.get("issued"), item.get("accessed")):
        parts = (date or {}).get("date-parts") or [[]]
        for _year, month, day in (part for part in parts if len(part) == 3):
            name = MONTHS["id"][int(month) - 1] if str(month).isdigit() and 1 <= int(month) <= 12 else ""
            html = html.replace(f"{name} {day}", f"{day} {name}", 1) if name else html
    return _EDITION.sub(_edition, html) if "edition" in item else html


def _edition(match: re.Match[str]) -> str:
    """“2 ed.” as Indonesian counts, at the beginning, in the middle or at the end of a sentence."""
    if match["goes_on"] is not None:
        return f"{match['start'] or ''}ed. ke-{match['number']}"
    return f"{match['start'] or ''}{'Edisi' if match['start'] else 'edisi'} ke-{match['number']}."


def _without_empty_words(html: str, item: Item) -> str:
    """Words that announce a number which the work does not have."""
    if item["type"] == "thesis" and "number" not in item:
        html = html.replace(" (Publication)", "")
    return html if "edition" in item else _NO_EDITION.sub("", html)


def _labelled(html: str, style: str, label: str) -> str:
    """Says of the names at the beginning that they are editors."""
    if style == "mla":
        return html.replace(". <i>", f", {label}. <i>", 1)
    return _BEFORE_YEAR.sub(lambda match: f"{_whole(match)}, {label} ", html, count=1)


def _whole(match: re.Match[str]) -> str:
    """The names; the full stop of a last initial belongs to them."""
    return match["names"] + ("." if _INITIAL.search(match["names"]) else "")


def _inside(match: re.Match[str]) -> str:
    """American commas and full stops stand within the quotation marks; after a question mark none does."""
    asked, mark = match.groups()
    return f"{asked or mark}”"
