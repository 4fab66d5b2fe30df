"""Dates that are never more precise than their source: EDTF (ISO 8601-2:2019), the part we accept.

Accepted: YYYY, YYYY-MM, YYYY-MM-DD, each optionally followed by ~ (approximate), ? (uncertain) or
% (both); two of them as a range, start/end; and an open end, start/.. .
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

OPEN_END = date(9999, 12, 31)
FIRST_YEAR, LAST_YEAR = 1000, 2999  # what the record takes and its filters understand
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?([~?%]?)\Z")


class DateFormatError(ValueError):
    """The text is not a date we accept; the message says why, in English, without the text."""


@dataclass(frozen=True, slots=True)
class Point:
    """One calendar date with the parts that are known."""

    year: int
    month: int | None
    day: int | None
    qualifier: str
    earliest: date
    latest: date

    @property
    def precision(self) -> str:
        """day, month or year."""
        return "day" if self.day else "month" if self.month else "year"


@dataclass(frozen=True, slots=True)
class Moment:
    """When something was: a point, a range, or a start without an end."""

    text: str
    start: Point
    end: Point | None
    is_open: bool

    @property
    def earliest(self) -> date:
        return self.start.earliest

    @property
    def latest(self) -> date:
        """The last day it can mean; OPEN_END when it has not ended."""
        if self.is_open:
            return OPEN_END
        return (self.end or self.start).latest

    @property
    def machine_text(self) -> str:
        """What the datetime attribute of HTML's <time> may hold; empty for ranges and qualified dates."""
        is_plain = self.end is None and not self.is_open and not self.start.qualifier
        return self.text if is_plain else ""

    @property
    def sort_key(self) -> str:
        """Text that sorts by start; a date known less precisely counts as earlier than those within it."""
        return f"{self.start.year:04}-{self.start.month or 0:02}-{self.start.day or 0:02}"


@lru_cache(4096)
def parse(text: str) -> Moment:
    """Read an EDTF text. Raises DateFormatError."""
    start_text, slash, end_text = text.partition("/")
    start = _point(start_text)
    if not slash:
        return Moment(text, start, None, False)
    if end_text == "..":
        return Moment(text, start, None, True)
    end = _point(end_text)
    if end.latest < start.earliest:
        raise DateFormatError("the end lies before the start")
    return Moment(text, start, end, False)


def _point(text: str) -> Point:
    match = _POINT.match(text)
    if not match or not text.isascii():
        raise DateFormatError("it is not YYYY, YYYY-MM or YYYY-MM-DD, nor a range of two of them")
    year = int(match.group(1))
    month, day = (int(part) if part else None for part in match.group(2, 3))
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateFormatError("its year is not between 1000 and 2999")
    try:
        earliest = date(year, _known(month, 1), _known(day, 1))
        last_month = _known(month, 12)
        latest = date(year, last_month, _known(day, monthrange(year, last_month)[1]))
    except ValueError as error:
        raise DateFormatError("it is not a day of the calendar") from error
    return Point(year, month, day, match.group(4), earliest, latest)


def _known(part: int | None, otherwise: int) -> int:
    """A month or day of 0 is no part that is missing but one that does not exist."""
    return otherwise if part is None else part
