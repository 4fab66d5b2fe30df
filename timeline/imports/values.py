"""What a cell of each column says, as the value the record keeps."""

import re
from collections.abc import Callable
from functools import cache, lru_cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext as _
from django.utils.translation import override

from timeline.imports import written_dates
from timeline.imports.problems import Unreadable
from timeline.languages import CODES
from timeline.models import Attribution, Entry, EntryActor, EntrySource, Relation, Source
from timeline.sorting import fold

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_BREAK = re.compile(r"\r\n?")
_SLUG = re.compile(r"[a-z0-9-]+\Z")
YES = {"true", "yes", "ya", "y", "1", "benar"}
NO = {"false", "no", "tidak", "t", "n", "0", "salah", ""}


def normal(text: str) -> str:
    """A text as the record keeps it: plain line ends, no control characters, no space around it."""
    return _CONTROL.sub("", _BREAK.sub("\n", text)).strip()


def text_of(model, name) -> Callable:
    field = model._meta.get_field(name)

    def read(cell):
        text = normal(cell)
        if not text and not field.blank:
            raise Unreadable(_("This may not be empty."))
        if field.max_length and len(text) > field.max_length:
            raise Unreadable(_("This is longer than %d characters.") % field.max_length)
        return text

    return read


def code_of(model, name, unsaid="") -> Callable:
    """A code of the record or its name in either language; `unsaid` is what an empty cell says."""
    field = model._meta.get_field(name)

    @lru_cache(1024)
    def read(cell):
        folded = fold(cell) or unsaid
        if not folded and field.blank:
            return ""
        if folded in (found := _codes(field)):
            return found[folded]
        choices = ", ".join(code for code, _label in field.choices)
        raise Unreadable(_("“%(value)s” is none of: %(codes)s.") % {"value": cell[:40], "codes": choices})

    return read


@cache
def _codes(field):
    found = {}
    for language in CODES:
        with override(language):
            found |= {fold(str(label)): code for code, label in field.choices}
    return found | {code: code for code, _label in field.choices}


def _date(cell):
    text = normal(cell)
    if not text:
        raise Unreadable(_("This may not be empty."))
    return written_dates.edtf(text)


def _some_date(cell):
    text = normal(cell)
    return written_dates.edtf(text) if text else ""


def _day(cell):
    text = normal(cell)
    return written_dates.day(text) if text else None


def _truth(cell):
    folded = fold(cell)
    if folded not in YES | NO:
        raise Unreadable(_("Write true or false."))
    return folded in YES


def _slug(cell):
    text = normal(cell)
    if not _SLUG.match(text) or len(text) > 80:
        raise Unreadable(_("Lower-case letters, digits and hyphens only: this is part of an address."))
    return text


def _web_address(cell):
    text = normal(cell)
    try:
        if text:
            URLValidator(schemes=["http", "https"])(text)
            text_of(Source, "url")(text)
    except ValidationError as error:
        raise Unreadable(_("“%s” is not a web address.") % text[:60]) from error
    return text


FIELDS = {
    "slug": _slug,
    **{name: text_of(Entry, name) for name in ("title_en", "title_id", "summary_en", "summary_id", "place")},
    "date": _date,
    **{name: code_of(Entry, name) for name in ("kind", "status", "level", "bindingness", "confidence")},
    "is_non_traditional": _truth,
    "checked_on": _day,
    "publication": code_of(Entry, "publication"),
}
"""How the columns are read that hold one value."""

UNSAID_WHEN_EMPTY = ("slug", "confidence", "publication")

LISTS = {
    "actors": {"role": code_of(EntryActor, "role"), "claim": code_of(EntryActor, "claim", "documented")},
    "sources": {
        **{name: text_of(Source, name) for name in ("title", "publisher", "language", "identifier")},
        "kind": code_of(Source, "kind"),
        "date": _some_date,
        "url": _web_address,
        "archive_url": _web_address,
        "accessed_on": _day,
        "locator": text_of(EntrySource, "locator"),
    },
    "relations": {"kind": code_of(Relation, "kind", "follows"), "entry": normal},
    "attributions": {
        "stance": code_of(Attribution, "stance", "attributes"),
        "basis": code_of(Attribution, "basis"),
        "date": _date,
        "source": text_of(Source, "title"),
        "locator": text_of(Attribution, "locator"),
    },
}  # fmt: skip
"""How the fields of the lists are read; actors are looked up by timeline.imports.known."""

KEYS = {"actors": "actor", "sources": "title", "relations": "entry", "attributions": "claimant"}
"""The field of each list without which the others say nothing."""

UNSAID = {
    "actors": {"role": "", "claim": "documented"},
    "sources": {
        **dict.fromkeys(("publisher", "kind", "date", "language", "identifier", "url", "archive_url"), ""),
        "accessed_on": None,
        "locator": "",
    },
    "relations": {"kind": "follows"},
    "attributions": {
        "stance": "attributes",
        "accused": "",
        "basis": "",
        "date": "",
        "source": "",
        "locator": "",
    },
}
"""What an item has that its row says nothing of."""
