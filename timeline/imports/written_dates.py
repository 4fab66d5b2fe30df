"""Dates as people write them, in English and Indonesian, as EDTF; what could mean two days is refused."""

import re

from django.utils.translation import gettext as _

from timeline import dates
from timeline.imports.problems import Unreadable

_ENGLISH = "january february march april may june july august september october november december"
_INDONESIAN = "januari februari maret april mei juni juli agustus september oktober november desember"
_SHORT = {"sept": 9, "agt": 8, "agu": 8, "ags": 8, "nop": 11, "pebruari": 2, "nopember": 11}
MONTHS = _SHORT | {
    form: number
    for names in (_ENGLISH, _INDONESIAN)
    for number, name in enumerate(names.split(), 1)
    for form in (name, name[:3])
}
_Y, _D, _M = r"(?P<y>\d{4})", r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<m>[a-z]+)\.?"
_DASH = r"\s*[-–—]\s*"
_ABOUT = re.compile(r"\A(?:c\.|ca\.|circa|about|around|approximately|sekitar|kira-kira)\s+")
_SINCE = re.compile(r"(?:since|sejak)\s+(.+)\Z|(.+?)\s*[-–—]\s*(?:now|present|today|sekarang)?\Z")
_NUMBERS = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4})\Z")
_WORDS = [
    re.compile(pattern + r"\Z")
    for pattern in (
        rf"{_D}\s+{_M},?\s+{_Y}",
        rf"{_M}\s+{_D},?\s+{_Y}",
        rf"{_M},?\s+{_Y}",
        rf"{_Y}[/.](?P<n>\d{{1,2}})[/.](?P<d>\d{{1,2}})",
        rf"{_Y}[/.](?P<n>\d{{1,2}})",
        rf"(?P<n>\d{{1,2}})[/.\-]{_Y}",
    )
]
_DAYS = re.compile(rf"(?P<first>\d{{1,2}}){_DASH}(?P<rest>\d{{1,2}}\s+[a-z]+\.?\s+\d{{4}})\Z")
_RANGE = re.compile(r"(.+?)(?:\s+[-–—]\s+|\s*[–—]\s*|\s+(?:to|until|sampai|hingga|s\.d\.|s/d)\s+)(.+)\Z")
_YEARS = re.compile(rf"(\d{{4}}){_DASH}(\d{{4}})\Z")


def edtf(text: str) -> str:
    """The date as EDTF, as precise as it was written. Raises Unreadable with a sentence for the reader."""
    written = " ".join(text.split())
    try:
        dates.parse(written)
    except dates.DateFormatError:
        written = _whole(written.casefold(), text)
    try:
        dates.parse(written)
    except dates.DateFormatError as error:
        raise _unreadable(text) from error
    return written


def day(text: str) -> str:
    """A date that must be one day, as ISO 8601. Raises Unreadable."""
    found = edtf(text)
    moment = dates.parse(found)
    if moment.end or moment.is_open or moment.start.precision != "day" or moment.start.qualifier:
        raise Unreadable(_("“%s” is not one day: write it as 2024-03-31.") % text[:40])
    return found


def _unreadable(text: str) -> Unreadable:
    return Unreadable(
        _(
            "“%s” is not a date the record accepts. Write 2009, 2018-07, 2013-12-03, "
            "2013-12-05/2013-12-06, 2021/.. or 2010~."
        )
        % text[:40]
    )


def _whole(written: str, text: str) -> str:
    if match := _YEARS.match(written):
        return "/".join(match.groups())
    if match := _DAYS.match(written):
        month = _point(match["rest"], text)[:8]
        return f"{month}{int(match['first']):02}/{_point(match['rest'], text)}"
    if match := _SINCE.match(written):
        return f"{_point(match[1] or match[2], text)}/.."
    if match := _RANGE.match(written):
        return f"{_point(match[1], text)}/{_point(match[2], text)}"
    return _point(written, text)


def _point(written: str, text: str) -> str:
    """One date of the calendar."""
    plain, about = _ABOUT.subn("", written, count=1)
    if match := _NUMBERS.match(plain):
        return _numbered(match[1], match[2], match[3], text) + "~" * about
    for pattern in _WORDS:
        if match := pattern.match(plain):
            return _joined(match.groupdict(), text) + "~" * about
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}[~?%]?", plain):
        return plain if plain[-1] in "~?%" else plain + "~" * about
    raise _unreadable(text)


def _joined(parts: dict[str, str | None], text: str) -> str:
    number = int(parts["n"] or 0) if "n" in parts else MONTHS.get(parts["m"] or "", 0)
    if not 1 <= number <= 12:
        raise _unreadable(text)
    date = f"{parts['y']}-{number:02}"
    return f"{date}-{int(parts['d'] or 0):02}" if parts.get("d") else date


def _numbered(first: str, second: str, year: str, text: str) -> str:
    """Day and month as numbers, where only one order is possible or both mean the same."""
    one, two = int(first), int(second)
    if one <= 12 and two <= 12 and one != two:
        values = {
            "date": text[:40],
            "first": f"{year}-{two:02}-{one:02}",
            "second": f"{year}-{one:02}-{two:02}",
        }
        raise Unreadable(_("“%(date)s” can be %(first)s or %(second)s: write it as one of these.") % values)
    day_number, month = (one, two) if two <= 12 else (two, one)
    return f"{year}-{month:02}-{day_number:02}"
