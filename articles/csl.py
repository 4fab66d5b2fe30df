"""Reading CSL-JSON: one cited work as its citation and its line in the list of references."""

import json
import re
from typing import Any

Item = dict[str, Any]
TEXTS = (
    "type", "title", "container-title", "collection-title", "volume", "issue", "page", "number", "edition",
    "publisher", "publisher-place", "language", "DOI", "URL", "ISBN", "ISSN", "abstract", "note", "id",
)  # fmt: skip
NO_DATE = {"en": "n.d.", "id": "t.t."}
OTHERS = {"en": "et al.", "id": "dkk."}


def clean(item: object) -> Item:
    """The item with numbers in text fields made text and empty fields dropped.

    Raises ValueError with one English sentence when it cannot be cited or printed safely.
    """
    if not isinstance(item, dict):
        raise ValueError("it is not a JSON object.")
    _check_json(item)
    cleaned = {name: value for name, value in item.items() if value is not None}
    cleaned |= {name: _text(name, cleaned[name]) for name in TEXTS if name in cleaned}
    cleaned |= {name: _clean_people(cleaned[name]) for name in ("author", "editor") if name in cleaned}
    for name in ("type", "title"):
        if not cleaned.get(name, "").strip():
            raise ValueError(f"“{name}” is missing.")
    _check_address(cleaned)
    if "issued" in cleaned and year(cleaned) is None:
        raise ValueError("“issued” holds no year.")
    return cleaned


def _check_json(item: Item) -> None:
    try:
        json.dumps(item, allow_nan=False, ensure_ascii=False).encode()
    except (ValueError, RecursionError) as error:  # UnicodeEncodeError is a ValueError
        raise ValueError("it holds a number or a character that JSON cannot carry.") from error


def _text(name: str, value: object) -> str:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str) or "\x00" in value:
        raise ValueError(f"“{name}” is not text.")
    return value


def _clean_people(people: object) -> list[Item]:
    if not isinstance(people, list) or not all(isinstance(one, dict) for one in people):
        raise ValueError("“author” and “editor” are lists of names.")
    cleaned = [{part: _text(part, value) for part, value in one.items() if value} for one in people]
    if not all(one.get("family") or one.get("literal") for one in cleaned):
        raise ValueError("each author needs “family” or “literal”.")
    return cleaned


def _check_address(item: Item) -> None:
    if item.get("URL") and not re.match(r"https?://[^\s]+\Z", item["URL"]):
        raise ValueError("“URL” must begin with https:// or http://.")
    if item.get("DOI") and not re.match(r"10\.\d{4,9}/\S+\Z", item["DOI"]):
        raise ValueError("“DOI” must look like 10.1000/182.")


def year(item: Item) -> int | None:
    """The year it was issued, from 1 to 9999."""
    try:
        found = int(item["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError, ValueError, OverflowError):
        return None
    return found if 1 <= found <= 9999 else None


def _people(item: Item) -> list[dict[str, str]]:
    return item.get("author") or item.get("editor") or []


def family(person: dict[str, str]) -> str:
    """The name a work is cited by."""
    particle = person.get("non-dropping-particle", "")
    return person.get("literal") or f"{particle} {person.get('family', '')}".strip()


def names(item: Item) -> str:
    """All names in order, for lists and sorting: Family, Given; Family, Given."""
    return "; ".join(_inverted(person) for person in _people(item)) or _publisher(item)


def _publisher(item: Item) -> str:
    return str(item.get("publisher", ""))


def _inverted(person: dict[str, str]) -> str:
    given = person.get("given", "")
    return f"{family(person)}, {given}" if given else family(person)


def short_names(item: Item, language: str) -> str:
    """The names of an in-text citation: one, two joined, or the first and others."""
    families = [family(person) for person in _people(item)]
    if not families:
        return _publisher(item) or str(item["title"])
    if len(families) > 2:
        return f"{families[0]} {OTHERS[language]}"
    return " & ".join(families)


def address(item: Item) -> str:
    """The web address of the work, its DOI first; empty when it has none."""
    return f"https://doi.org/{item['DOI']}" if item.get("DOI") else item.get("URL", "")
