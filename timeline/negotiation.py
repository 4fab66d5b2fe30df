"""Which form of a page a program asks for by its Accept header (RFC 9110, section 12.5.1)."""

import re

HTML = "text/html"
LINKED_DATA = "application/ld+json"
LONGEST = 2_000
_RANGE = re.compile(r"\s*([^\s;,/]+)/([^\s;,/]+)\s*(?:;(.*))?\Z", re.ASCII | re.DOTALL)
_QUALITY = re.compile(r"\s*q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)\s*\Z", re.ASCII | re.IGNORECASE)


def prefers_linked_data(accept: str) -> bool:
    """Whether JSON-LD is wanted rather than HTML, which everybody gets who prefers neither."""
    ranges = [_read(text) for text in accept[:LONGEST].split(",")]
    return _wish(ranges, LINKED_DATA) > _wish(ranges, HTML)


def _read(text: str) -> tuple[str, str, float]:
    """Type, subtype and quality of one range; a text that is none refuses nothing and wants nothing."""
    match = _RANGE.match(text)
    if not match:
        return "", "", 0.0
    kind, subtype, parameters = match.groups()
    found = (_QUALITY.match(one) for one in (parameters or "").split(";"))
    quality = next((float(one[1]) for one in found if one), 1.0)
    return kind.lower(), subtype.lower(), quality


def _wish(ranges: list[tuple[str, str, float]], media_type: str) -> tuple[float, int]:
    """The quality that the most specific range gives a media type, and how specific that range is."""
    kind, subtype = media_type.split("/")
    exact = [quality for *name, quality in ranges if name == [kind, subtype]]
    of_kind = [quality for *name, quality in ranges if name == [kind, "*"]]
    of_all = [quality for *name, quality in ranges if name == ["*", "*"]]
    for specificity, found in ((3, exact), (2, of_kind), (1, of_all)):
        if found:
            return (max(found), specificity) if max(found) else (0.0, 0)
    return 0.0, 0
