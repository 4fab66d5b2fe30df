"""The entries as RIS, which reference managers import."""

from collections.abc import Iterable

from timeline.dates import Moment, Point
from timeline.exports.citable import Citable, citable
from timeline.exports.facts import Facts
from timeline.exports.plain import one_line
from timeline.models import Entry
from timeline.moments import in_words
from timeline.publisher import SITE

SUFFIX = "ris"
CONTENT_TYPE = "application/x-research-info-systems; charset=utf-8"
SEPARATOR, TAIL = "\r\n", ""


def head(facts: Facts) -> str:
    """Nothing: RIS has no comments, so each record carries the facts as a note."""
    return ""


def row(entry: Entry, facts: Facts) -> str:
    return record(citable(entry, facts.site), facts)


def record(one: Citable, facts: Facts) -> str:
    """The entry as a generic reference; what is unknown has no line."""
    lines = [
        ("TY", "GEN"),
        ("ID", one.number),
        ("TI", one.title),
        *(("AU", name) for name in one.authors),
        ("PY", f"{one.moment.start.year:04}"),
        ("DA", day(one.moment, one.language)),
        ("AB", one.summary),
        *(("KW", word) for word in one.keywords),
        ("CY", one.place),
        ("DB", SITE),
        ("LA", one.language),
        ("UR", one.url),
        ("Y2", f"{facts.retrieved_at:%Y/%m/%d}/"),
        *(("N1", source) for source in one.sources),
        ("N1", " ".join(facts.as_lines())),
    ]
    return written(lines)


def written(lines: Iterable[tuple[str, str]]) -> str:
    """A record of pairs of a tag and a text, its type first; empty texts are left out."""
    clean = [(tag, one_line(text)) for tag, text in lines]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in clean if text) + "ER  - \r\n"


def day(moment: Moment, language: str) -> str:
    """YYYY/MM/DD/other, of what is known; “other” says in words what is more than a point in time."""
    other = "" if moment.machine_text else in_words(moment, language)
    return f"{_point(moment.start)}/{other}"


def _point(point: Point) -> str:
    parts = [f"{part:02}" if part else "" for part in (point.month, point.day)]
    return "/".join([f"{point.year:04}", *parts])
