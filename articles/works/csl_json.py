"""CSL-JSON as Zotero, Mendeley and Crossref write it."""

import json
from typing import Any

from django.utils.translation import gettext as _

from articles.csl import Item
from articles.works.checking import CONTROL
from articles.works.record import Record
from timeline.imports.problems import refuse

ROLES = ("author", "editor")


def parse(text: str) -> list[Record]:
    """The works of a list, of {"items": [...]}, or the only one. Raises Refused when it is not JSON."""
    try:
        found = json.loads(text)
    except RecursionError as error:
        raise refuse(_("The brackets are nested too deeply: this is not CSL-JSON.")) from error
    except ValueError as error:
        line = getattr(error, "lineno", 1)
        text = _("This is not complete JSON: line %d cannot be read. Copy the export again, all of it.")
        raise refuse(text % line) from error
    if isinstance(found, dict):
        found = found.get("items", [found])
    if not isinstance(found, list):
        raise refuse(_("CSL-JSON is a list of works; this is something else."))
    return [_record(one) for one in found]


def _record(one: object) -> Record:
    if not isinstance(one, dict):
        return Record(_printed(one)[:60], problem=_("This is not a work but a bare text or number."))
    item: Item = {_printed(name): value for name, value in one.items() if name != "id"}
    item |= {role: _names(item[role]) for role in ROLES if isinstance(item.get(role), list)}
    return Record(_printed(one.get("id") or one.get("title") or "")[:60], item)


def _names(listed: list[Any]) -> list[Any]:
    """Each part of a name as text, whatever the export made of it; a part that is no name is left out."""
    return [
        {part: _printed(value) for part, value in one.items() if isinstance(value, str | int | float)}
        if isinstance(one, dict)
        else one
        for one in listed
    ]


def _printed(value: object) -> str:
    return CONTROL.sub("", str(value))
