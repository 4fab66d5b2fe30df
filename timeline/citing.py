"""How the record is cited by others: APA 7 and BibTeX for an entry, a view and a version of the data."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from timeline.dates import Moment
from timeline.latex import as_latex
from timeline.moments import MONTHS, in_words
from timeline.publisher import SITE

RECORD = {"en": "Timeline of cyber diplomacy", "id": "Linimasa diplomasi siber"}
ENTRY = {"en": "Timeline entry", "id": "Entri linimasa"}
VERSION = {"en": "Version", "id": "Versi"}
DATA = {"en": "Data set", "id": "Himpunan data"}
SELECTED = {"en": "entries selected by", "id": "entri yang disaring menurut"}
RETRIEVED = {"en": "Retrieved {day}, from", "id": "Diakses pada {day}, dari"}
BIBTEX_RETRIEVED = {"en": "Retrieved {day}", "id": "Diakses pada {day}"}

_NOT_PRINTED = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_NOT_IN_ADDRESS = re.compile(r"[\\{}\s\x00-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Citation:
    """The same citation twice: a line in APA style, and a record for BibTeX."""

    apa: str
    bibtex: str


@dataclass(frozen=True, slots=True)
class CitedEntry:
    """What is cited of an entry; `changed_on` is the day of its last change."""

    number: str
    title: str
    moment: Moment
    changed_on: date
    address: str


@dataclass(frozen=True, slots=True)
class CitedVersion:
    name: str
    published_on: date
    doi: str
    address: str


def cite_entry(entry: CitedEntry, today: date, language: str) -> Citation:
    """The date of publication is that of the last change; when the event was stands behind the title."""
    when = in_words(entry.moment, language)
    medium = f"{ENTRY[language]} {entry.number}"
    apa = (
        f"{SITE}. ({apa_date(entry.changed_on, language)}). {entry.title} ({when}) [{medium}]. "
        f"{RECORD[language]}. {_retrieved(today, language)} {entry.address}"
    )
    fields = [
        ("title", f"{entry.title} ({when})"),
        *_issued(entry.changed_on),
        ("howpublished", f"{RECORD[language]}, {medium}"),
        ("note", BIBTEX_RETRIEVED[language].format(day=day_in_words(today, language))),
    ]
    return Citation(apa, bibtex(f"{SITE}-{entry.number}", fields, entry.address, today))


def cite_view(query: str, version: str, address: str, today: date, language: str) -> Citation:
    """`query` is the normal form of the filter, empty for everything; `version` the newest one, if any."""
    chosen = f": {SELECTED[language]} {query}" if query else ""
    title = f"{RECORD[language]}{chosen}"
    numbered = f" ({VERSION[language]} {version})" if version else ""
    work = f"{title}{numbered} [{DATA[language]}]"
    apa = f"{SITE}. ({today.year}). {work}. {_retrieved(today, language)} {address}"
    retrieved = BIBTEX_RETRIEVED[language].format(day=day_in_words(today, language))
    fields = [
        ("title", title),
        ("year", str(today.year)),
        *([("version", version)] if version else []),
        ("howpublished", f"{DATA[language]}{numbered}"),
        ("note", retrieved),
    ]
    key = f"{SITE}-view-{sha256(query.encode()).hexdigest()[:8]}"
    return Citation(apa, bibtex(key, fields, address, today))


def cite_version(version: CitedVersion, language: str) -> Citation:
    """It never changes: its DOI or address is enough, without a day on which it was read."""
    issued = apa_date(version.published_on, language)
    numbered = f"{VERSION[language]} {version.name}"
    address = f"https://doi.org/{version.doi}" if version.doi else version.address
    apa = f"{SITE}. ({issued}). {RECORD[language]} ({numbered}) [{DATA[language]}]. {address}"
    fields = [
        ("title", RECORD[language]),
        *_issued(version.published_on),
        ("version", version.name),
        ("howpublished", f"{DATA[language]}, {numbered}"),
        *([("doi", version.doi)] if version.doi else []),
    ]
    return Citation(apa, bibtex(f"{SITE}-{version.name}", fields, address, None))


def apa_date(day: date, language: str) -> str:
    """2026, May 3 or 2026, 3 Mei."""
    month = MONTHS[language][day.month - 1]
    return f"{day.year}, {month} {day.day}" if language == "en" else f"{day.year}, {day.day} {month}"


def day_in_words(day: date, language: str) -> str:
    """May 3, 2026 or 3 Mei 2026."""
    month = MONTHS[language][day.month - 1]
    return f"{month} {day.day}, {day.year}" if language == "en" else f"{day.day} {month} {day.year}"


def _retrieved(today: date, language: str) -> str:
    return RETRIEVED[language].format(day=day_in_words(today, language))


def _issued(day: date) -> list[tuple[str, str]]:
    return [("year", str(day.year)), ("month", str(day.month)), ("date", day.isoformat())]


def bibtex(key: str, fields: Iterable[tuple[str, str]], address: str, read_on: date | None) -> str:
    """A @misc record with the site as its author; fields are plain texts, `address` is not escaped."""
    lines = [("author", f"{{{SITE}}}"), *((name, latex(text)) for name, text in fields)]
    lines.append(("url", _NOT_IN_ADDRESS.sub(_percent, address)))
    if read_on:
        lines.append(("urldate", read_on.isoformat()))
    inner = ",\n".join(f"  {name} = {{{value}}}" for name, value in lines)
    return f"@misc{{{key},\n{inner}\n}}\n"


def latex(text: str) -> str:
    """Plain text as LaTeX prints it; what cannot be printed becomes a single space."""
    return as_latex(_NOT_PRINTED.sub(" ", text))


def _percent(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found.group().encode())
