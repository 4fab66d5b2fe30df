"""Dates of the record in words, in English and Indonesian, never more precise than they are stored."""

from timeline.dates import Moment, Point

MONTHS = {
    "en": (
        "January", "February", "March", "April", "May", "June", "July",
        "August", "September", "October", "November", "December",
    ),
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli",
        "Agustus", "September", "Oktober", "November", "Desember",
    ),
}  # fmt: skip
SINCE = {"en": "since", "id": "sejak"}
ABOUT = {"en": "about", "id": "sekitar"}
UNCERTAIN = {"en": "uncertain", "id": "belum pasti"}


def in_words(moment: Moment, language: str) -> str:
    """“2009”, “July 2018”, “5–6 December 2013”, “since 2021”, “about 2010”."""
    if moment.is_open:
        return f"{SINCE[language]} {point_in_words(moment.start, language)}"
    if moment.end is None:
        return point_in_words(moment.start, language)
    return _range(moment.start, moment.end, language)


def point_in_words(point: Point, language: str) -> str:
    text = _parts(point.day, point.month, point.year, language)
    if point.qualifier in ("~", "%"):
        text = f"{ABOUT[language]} {text}"
    if point.qualifier in ("?", "%"):
        text = f"{text} ({UNCERTAIN[language]})"
    return text


def _parts(day: int | None, month: int | None, year: int | None, language: str) -> str:
    name = MONTHS[language][month - 1] if month else None
    return " ".join(str(part) for part in (day, name, year) if part)


def _range(start: Point, end: Point, language: str) -> str:
    """Parts that both ends share are said once; qualified ends are always said in full."""
    whole = point_in_words(end, language)
    if start == end:
        return whole
    if start.qualifier or end.qualifier or start.precision != end.precision or start.year != end.year:
        return f"{point_in_words(start, language)} – {whole}"
    if start.precision == "day" and start.month == end.month:
        return f"{start.day}–{whole}"
    if start.precision == "year":
        return whole
    return f"{_parts(start.day, start.month, None, language)} – {whole}"
