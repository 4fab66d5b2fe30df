"""Dates of works: as people and programs write them, and as CSL-JSON holds them."""

import re

from articles.csl import Item
from timeline import dates
from timeline.imports.problems import Unreadable
from timeline.imports.written_dates import edtf

_SLASHED = re.compile(r"(\d{4})/(\d{1,2})?(?:/(\d{1,2})?(?:/[^/]*)?)?\Z")


def read(text: str) -> Item:
    """The date as CSL-JSON, as precise as it was written. Raises Unreadable with a sentence to show."""
    written = edtf(_unslashed(text.strip()))
    moment = dates.parse(written)
    if moment.is_open:
        return read(written.partition("/")[0])
    points = [moment.start, moment.end] if moment.end else [moment.start]
    found: Item = {
        "date-parts": [[part for part in (one.year, one.month, one.day) if part] for one in points if one]
    }
    if any(point and point.qualifier for point in points):
        found["circa"] = True
    return found


def read_or_none(text: str) -> Item | None:
    try:
        return read(text)
    except Unreadable:
        return None


def _unslashed(text: str) -> str:
    """RIS writes 2020/05/03/ and leaves out what it does not know: 2020///."""
    match = _SLASHED.match(text)
    if not match:
        return text
    year, month, day = match.groups()
    if not month:
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day else "")


def written(date: object) -> str:
    """A CSL-JSON date as the form shows it; `read` takes it back where the form could have made it."""
    if not isinstance(date, dict):
        return ""
    parts = date.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return str(date.get("literal") or date.get("raw") or "")
    points = [_point(point) for point in parts if isinstance(point, list) and point]
    return "/".join(points) + ("~" if date.get("circa") else "")


def _point(point: list[object]) -> str:
    year, *rest = (str(part) for part in point)
    return "-".join([year.zfill(4), *(part.zfill(2) for part in rest)])
