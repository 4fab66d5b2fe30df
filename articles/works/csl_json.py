"""CSL-JSON as Zotero, Mendeley and Crossref write it."""

import json

from django.utils.translation import gettext as _

from articles.csl import Item
from articles.works.record import Record
from timeline.imports.problems import refuse


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
        return Record(str(one)[:60], problem=_("This is not a work but a bare text or number."))
    item: Item = {name: value for name, value in one.items() if name != "id"}
    return Record(str(one.get("id") or one.get("title") or "")[:60], item)
