"""RIS as Zotero, Mendeley, EndNote and publishers write it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import rispy
from django.utils.translation import gettext as _

from articles.csl import Item
from articles.works import dates, people
from articles.works.record import Record

TYPES = {
    "ART": "graphic", "BILL": "bill", "BLOG": "post-weblog", "BOOK": "book", "CASE": "legal_case",
    "CHAP": "chapter", "COMP": "software", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "DATA": "dataset", "DBASE": "dataset", "DICT": "entry-dictionary", "EBOOK": "book", "ECHAP": "chapter",
    "EDBOOK": "book", "EJOUR": "article-journal", "ELEC": "webpage", "ENCYC": "entry-encyclopedia",
    "GOVDOC": "report", "HEAR": "hearing", "INPR": "article-journal", "JOUR": "article-journal",
    "LEGAL": "legislation", "MANSCPT": "manuscript", "MAP": "map", "MGZN": "article-magazine",
    "MPCT": "motion_picture", "NEWS": "article-newspaper", "PAMP": "pamphlet", "PAT": "patent",
    "PCOMM": "personal_communication", "RPRT": "report", "SLIDE": "speech", "STAT": "legislation",
    "STAND": "standard", "THES": "thesis", "UNPB": "manuscript", "VIDEO": "motion_picture",
}  # fmt: skip
IN_SERIES = {"book", "report", "thesis"}  # their second title is that of a series
WITH_ISSN = {"article-journal", "article-magazine", "article-newspaper", "post-weblog"}
PLAIN = {
    "volume": ("volume",), "publisher": ("publisher",), "publisher-place": ("place_published",),
    "edition": ("edition",), "language": ("language",), "DOI": ("doi",), "genre": ("type_of_work",),
    "title": ("title", "primary_title"),
}  # fmt: skip
_TAG = re.compile(r"^[^\S\n]*([A-Z][A-Z0-9]) {1,2}-(?: |$)", re.MULTILINE)
START = re.compile(r"^[^\S\n]*TY {1,2}-", re.MULTILINE)
_END = re.compile(r"^ER  -.*$", re.MULTILINE)
LONGEST = 50_000


def parse(text: str) -> list[Record]:
    """One record for each TY; what stands outside of records is named, not lost in silence."""
    text = _TAG.sub(r"\1  - ", re.sub(r"\r\n?", "\n", text))
    starts = [match.start() for match in START.finditer(text)]
    before = text[: starts[0]] if starts else text
    found = [_stray(before)] if before.strip() else []
    for start, end in pairwise([*starts, len(text)]):
        found += _one(text[start:end])
    return found


def _stray(text: str) -> Record:
    return Record(text.strip()[:60], problem=_("This text belongs to no record: a record begins with TY."))


def _one(text: str) -> Iterator[Record]:
    end = _END.search(text)
    inside, after = (text[: end.start()], text[end.end() :]) if end else (text, "")
    if len(inside) > LONGEST:
        reason = _("This record is far too long. Is the line ER missing at its end?")
        yield Record(" ".join(inside.split())[:60], problem=reason)
    else:
        [values] = rispy.loads(f"{inside.rstrip()}\nER  - \n", delimiter_tags_mapping={})
        yield Record(_label(values), _item(values))
    if after.strip():
        yield _stray(after)


def _label(values: dict[str, Any]) -> str:
    return str(values.get("id") or values.get("title") or values.get("primary_title") or "")[:60]


def _item(values: dict[str, Any]) -> Item:
    kind = TYPES.get(str(values.get("type_of_reference", "")).strip().upper(), "document")
    item: Item = {"type": kind}
    item |= {name: _first(values, *sources) for name, sources in PLAIN.items()}
    item["author"] = [people.from_list(name) for name in _names(values, "first_authors", "authors")]
    item["editor"] = [people.from_list(name) for name in _names(values, "secondary_authors", "ED")]
    item |= _place_in(values, kind) | _dated(values)
    item["ISSN" if kind in WITH_ISSN else "ISBN"] = _first(values, "issn")
    item["URL"] = next((one for one in values.get("urls", []) if one.startswith(("http://", "https://"))), "")
    return {name: value for name, value in item.items() if value}


def _place_in(values: dict[str, Any], kind: str) -> Item:
    """The book, journal or series it stands in, and where in it."""
    container = _first(values, "secondary_title", "alternate_title3", "journal_name", "alternate_title2")
    pages = [_first(values, "start_page"), _first(values, "end_page")]
    whole = "-".join(dict.fromkeys(filter(None, pages)))
    number = _first(values, "number") or _first(values, "note")
    return {
        "collection-title" if kind in IN_SERIES else "container-title": container,
        "issue" if kind in WITH_ISSN else "number": number,
        "page": whole,
    }


def _dated(values: dict[str, Any]) -> Item:
    """The date of issue, the more precise one, and the day on which it was read."""
    for name in ("date", "publication_year", "year"):
        if found := dates.read_or_none(_first(values, name)):
            break
    read_on = dates.read_or_none(_first(values, "access_date"))
    return {"issued": found, "accessed": read_on}


def _names(values: dict[str, Any], *sources: str) -> list[str]:
    listed = [one for source in sources for one in _all(values, source)]
    return [name for name in dict.fromkeys(listed) if name.strip(" ,")]


def _all(values: dict[str, Any], source: str) -> list[str]:
    found = values.get(source) or values.get("unknown_tag", {}).get(source) or []
    return [str(one) for one in (found if isinstance(found, list) else [found])]


def _first(values: dict[str, Any], *sources: str) -> str:
    """The first of these that says something."""
    return next((one.strip() for source in sources for one in _all(values, source) if one.strip()), "")
