"""Reading CSL-JSON: one cited work as its citation and its line in the list of references."""

from typing import Any

Item = dict[str, Any]
KEY_PATTERN = r"^[a-z][a-z0-9-]*\Z"
AND = {"en": "&", "id": "&"}
OTHERS = {"en": "et al.", "id": "dkk."}
NO_DATE = {"en": "n.d.", "id": "t.t."}
IN = {"en": "In", "id": "Dalam"}


def problem_of(item: object) -> str:
    """Why this is not a usable item: one English sentence, or nothing."""
    if not isinstance(item, dict):
        return "it is not a JSON object."
    for name in ("type", "title"):
        if not isinstance(item.get(name), str) or not item[name].strip():
            return f"“{name}” is missing."
    people = [*item.get("author", []), *item.get("editor", [])]
    if not all(isinstance(one, dict) and (one.get("family") or one.get("literal")) for one in people):
        return "each author needs “family” or “literal”."
    if "issued" in item and year(item) is None:
        return "“issued” holds no year."
    return ""


def year(item: Item) -> int | None:
    """The year it was issued."""
    try:
        return int(item["issued"]["date-parts"][0][0])
    except (KeyError, IndexError, TypeError, ValueError):
        return None


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
    return f" {AND[language]} ".join(families)


def initials(given: str) -> str:
    return " ".join(f"{part[0]}." for part in given.replace("-", " ").split())


def _listed(person: dict[str, str]) -> str:
    given = person.get("given", "")
    return f"{family(person)}, {initials(given)}" if given else family(person)


def listed_names(item: Item, language: str) -> str:
    """The names as a list of references prints them: Family, I., & Family, I."""
    people = [_listed(person) for person in _people(item)]
    if not people:
        return _publisher(item)
    if len(people) == 1:
        return people[0]
    return f"{', '.join(people[:-1])}, {AND[language]} {people[-1]}"


def details(item: Item, language: str) -> list[str]:
    """What follows the title, in order: container with volume and pages, number, publisher."""
    volume = item.get("volume", "") + (f"({item['issue']})" if item.get("issue") else "")
    container = ", ".join(filter(None, (item.get("container-title"), volume, item.get("page"))))
    if container and item["type"] == "chapter":
        container = f"{IN[language]} {container}"
    publisher = _publisher(item) if _people(item) else ""
    return [text for text in (container, item.get("number"), publisher) if text]


def address(item: Item) -> str:
    """The web address of the work, its DOI first; empty when it has none."""
    return f"https://doi.org/{item['DOI']}" if item.get("DOI") else item.get("URL", "")
