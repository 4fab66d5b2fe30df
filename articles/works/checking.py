"""What a record must have before it can be cited, said to somebody who cites for the first time."""

import re
from typing import Any

from django.utils.translation import gettext as _

from articles import csl
from articles.csl import Item
from articles.works import people

LONGEST = 2_000
LONGEST_KIND = 40  # that of CSL-JSON is a short word
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MARKUP = re.compile(r"</?(?:i|b|em|strong|sup|sub|sc|span)(?:\s[^<>]*)?>", re.IGNORECASE)
_DOI_PREFIX = re.compile(r"(?:https?://(?:dx\.|www\.)?doi\.org/|doi:?\s*)", re.IGNORECASE)


def tidy(item: Item) -> Item:
    """The record without markup and signs that cannot be printed, with single spaces and a bare DOI."""
    neat = {name: _neat(value) for name, value in item.items()}
    if isinstance(neat.get("DOI"), str):
        neat["DOI"] = _DOI_PREFIX.sub("", neat["DOI"], count=1)
    return {name: value for name, value in neat.items() if value not in ("", None, [], {})}


def _neat(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(_MARKUP.sub("", CONTROL.sub("", value)).split())
    if isinstance(value, list):
        return [_neat(one) for one in value]
    if isinstance(value, dict):
        return {name: _neat(one) for name, one in value.items()}
    return value


def complaints(item: Item) -> dict[str, str]:
    """What is wrong with a tidy record, by the field of CSL-JSON; empty when it may be cited."""
    found = {
        "type": _of_kind(item.get("type")),
        "title": _of_title(item),
        "issued": _of_date(item),
        "DOI": _of_doi(item.get("DOI")),
        "URL": _of_address(item.get("URL")),
        **{role: _of_people(item, role) for role in ("author", "editor")},
        **_too_long(item),
    }
    found = {name: text for name, text in found.items() if text}
    return found or _anything_else(item)


def _of_kind(kind: object) -> str:
    is_kind = isinstance(kind, str) and len(kind) <= LONGEST_KIND
    return "" if is_kind else str(_("It does not say what kind of work it is."))


def _of_title(item: Item) -> str:
    return "" if str(item.get("title", "")).strip() else str(_("It has no title."))


def _of_date(item: Item) -> str:
    if "issued" in item and csl.year(item) is None:
        return str(_("Its date has no year from 1 to 9999. Leave the date out if you do not know it."))
    return ""


def _of_doi(doi: object) -> str:
    if doi and not re.match(r"10\.\d{4,9}/\S+\Z", str(doi)):
        return str(_("A DOI begins with 10., a number and a slash, for example 10.1000/182."))
    return ""


def _of_address(address: object) -> str:
    if address and not re.match(r"https?://[^\s]+\Z", str(address)):
        return str(_("A web address begins with https:// or http:// and has no spaces."))
    return ""


def _of_people(item: Item, role: str) -> str:
    listed = item.get(role, [])
    if not isinstance(listed, list) or len(people.of(item, role)) != len(listed):
        return str(_("The names are not a list of people and organisations."))
    if not all(one.get("family") or one.get("literal") for one in people.of(item, role)):
        return str(_("Each person needs a family name; an organisation has only one name."))
    return ""


def _too_long(item: Item) -> dict[str, str]:
    text = _("It is longer than %d characters. Was something pasted into the wrong field?") % LONGEST
    return {
        name: text
        for name, value in item.items()
        if isinstance(value, str) and len(value) > LONGEST and name != "abstract"
    }


def _anything_else(item: Item) -> dict[str, str]:
    try:
        csl.clean(item)
    except ValueError:
        return {"": _("It holds something that cannot be printed, for example a list where a text belongs.")}
    return {}
