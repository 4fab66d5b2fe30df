"""BibTeX and BibLaTeX as Zotero, JabRef and publishers write it."""

import logging
import re
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import DuplicateBlockKeyBlock, Entry, ParsingFailedBlock
from django.utils.translation import gettext as _

from articles.csl import Item
from articles.works import dates, people
from articles.works.latex import plain
from articles.works.record import Record

TYPES = {
    "article": "article-journal", "book": "book", "booklet": "book", "mvbook": "book", "collection": "book",
    "proceedings": "book", "inbook": "chapter", "incollection": "chapter", "conference": "paper-conference",
    "inproceedings": "paper-conference", "techreport": "report", "report": "report", "manual": "report",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "online": "webpage",
    "electronic": "webpage", "www": "webpage", "webpage": "webpage", "legislation": "legislation",
    "legal": "legislation", "jurisdiction": "legal_case", "unpublished": "manuscript", "dataset": "dataset",
    "software": "software", "patent": "patent", "inreference": "entry-encyclopedia", "standard": "standard",
}  # fmt: skip
SUBTYPES = {"newspaper": "article-newspaper", "magazine": "article-magazine"}
GENRES = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"}
PLAIN = {
    "container-title": ("journal", "journaltitle", "booktitle", "maintitle"),
    "collection-title": ("series",), "volume": ("volume",), "edition": ("edition",),
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("address", "location"), "language": ("language", "langid"), "ISBN": ("isbn",),
    "ISSN": ("issn",), "genre": ("type",), "event-title": ("eventtitle",),
}  # fmt: skip
WITH_ISSUES = {"article-journal", "article-magazine", "article-newspaper"}
_IN_URL = re.compile(r"\\url\{([^{}]*)\}|(https?://[^\s{}]+)")
START = re.compile(r"@\s*[a-zA-Z]+\s*[{(]")
LONGEST = 5_000

# It warns of each broken block, with advice for programmers; our reader gets a sentence for each.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


def parse(text: str) -> list[Record]:
    """One record for each entry, in order; a broken one says so and leaves the others alone."""
    return [record for block in parse_string(text).blocks if (record := _record(block))]


def _record(block: Any) -> Record | None:
    if isinstance(block, DuplicateBlockKeyBlock):  # keys are generated: the second is a work like any other
        return _record(block.ignore_error_block)
    if isinstance(block, ParsingFailedBlock):
        return _unreadable(block)
    return _of_entry(block) if isinstance(block, Entry) else None


def _unreadable(block: ParsingFailedBlock) -> Record | None:
    if block.ignore_error_block is None or not isinstance(block.ignore_error_block, Entry):
        reason = _("The braces, quotes or commas of this record do not match, from line %d on.")
        return Record(str(block.raw or "").strip()[:60], problem=reason % ((block.start_line or 0) + 1))
    label = block.ignore_error_block.key
    return Record(label[:60], problem=_("A field stands in it twice. Delete the one that is wrong."))


def _of_entry(entry: Entry) -> Record:
    raw = {field.key.lower(): str(field.value) for field in entry.fields}
    label = entry.key[:60]
    if any(len(value) > LONGEST for name, value in raw.items() if name not in ("abstract", "file", "note")):
        return Record(label, problem=_("One of its fields is far too long. Is a brace missing at its end?"))
    return Record(label, _item(entry.entry_type.lower(), raw))


def _item(kind: str, raw: dict[str, str]) -> Item:
    item: Item = {"type": _type(kind, raw), "title": _title(raw)}
    item |= {name: _first(raw, *sources) for name, sources in PLAIN.items()}
    item["genre"] = item["genre"] or GENRES.get(kind, "")
    item["issue" if item["type"] in WITH_ISSUES else "number"] = _first(raw, "number", "issue")
    item["page"] = re.sub(r"\s*[-–—]+\s*", "-", _first(raw, "pages"))
    item |= {role: _people(raw.get(role, "")) for role in ("author", "editor", "translator")}
    item |= {"issued": _issued(raw), "accessed": dates.read_or_none(raw.get("urldate", ""))}
    item |= {"DOI": _bare(raw.get("doi", "")), "URL": _address(raw)}
    return {name: value for name, value in item.items() if value}


def _type(kind: str, raw: dict[str, str]) -> str:
    if kind in TYPES:
        return SUBTYPES.get(raw.get("entrysubtype", "").lower(), TYPES[kind])
    return "webpage" if kind == "misc" and _address(raw) else "document"


def _title(raw: dict[str, str]) -> str:
    return ": ".join(filter(None, (_first(raw, "title"), _first(raw, "subtitle"))))


def _first(raw: dict[str, str], *sources: str) -> str:
    return next((text for name in sources if (text := plain(raw.get(name, "")))), "")


def _people(text: str) -> list[people.Person]:
    """Names are split before LaTeX is decoded: the braces say which words are one name."""
    names = split_multiple_persons_names(" ".join(text.split()))
    return [one for name in names if name != "others" and (one := _person(name))]


def _person(name: str) -> people.Person | None:
    parts = parse_single_name_into_parts(name, strict=False)
    family, given, particle, suffix = (
        plain(" ".join(part)) for part in (parts.last, parts.first, parts.von, parts.jr)
    )
    if not (given or particle or suffix):
        return people.organisation(family) if family else None
    found = people.person(family, given, suffix)
    return {"non-dropping-particle": particle, **found} if particle else found


def _issued(raw: dict[str, str]) -> Item | None:
    """`date`, or year with month and day as far as they can be read."""
    year, month, day = (plain(raw.get(name, "")) for name in ("year", "month", "day"))
    if year.isdigit() and month.isdigit():
        tries = [f"{year}/{month}/{day}", year]
    else:
        tries = [f"{day} {month} {year}", f"{month} {year}", year]
    found = (dates.read_or_none(text) for text in (plain(raw.get("date", "")), *tries))
    return next((date for date in found if date), None)


def _address(raw: dict[str, str]) -> str:
    """As it was written: decoding would damage its signs."""
    if url := _bare(raw.get("url", "")):
        return url
    match = _IN_URL.search(raw.get("howpublished", ""))
    return _bare(match[1] or match[2]) if match else ""


def _bare(text: str) -> str:
    """Without the braces and backslashes that BibTeX puts into addresses."""
    match = _IN_URL.search(text)
    return re.sub(r"\\([_&%#~{}$])", r"\1", match[1] or match[2] if match else text).strip(" {}")
