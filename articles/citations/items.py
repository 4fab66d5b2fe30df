"""CSL-JSON as citeproc-py can take it: known fields of the right shape, and no character that is markup."""

from articles.csl import Item

# What these stand for would be markup to citeproc; private characters pass through it untouched.
GUARDS = {"&": "\ue001", "<": "\ue002", ">": "\ue003"}
ENTITIES = {"\ue001": "&amp;", "\ue002": "&lt;", "\ue003": "&gt;"}
NOBODY = "\ue010"
"""Stands for the names of a work, where they are to be left out or set apart."""
PLACE = "\ue011"
"""Stands for the page that is cited."""
LOOKALIKE = "annote"
"""The variable that a work has which another could be taken for; our styles ask for it."""
PRIVATE = range(0xE000, 0xF900)

TEXTS = (
    "title", "title-short", "container-title", "container-title-short", "collection-title", "authority",
    "section", "status", "version", "genre", "medium", "jurisdiction", "event", "event-place", "publisher",
    "publisher-place", "archive", "archive_location", "source", "page", "volume", "issue", "number",
    "edition",
    "collection-number", "chapter-number", "number-of-volumes", "DOI", "URL", "ISBN", "ISSN", "year-suffix",
    LOOKALIKE,
)  # fmt: skip
TITLES = ("title", "title-short", "container-title", "collection-title")
AS_IT_IS = '<span class="nocase">'
NAMES = (
    "author",
    "editor",
    "translator",
    "container-author",
    "collection-editor",
    "interviewer",
    "recipient",
)
DATES = ("issued", "accessed", "event-date", "original-date", "submitted")
PARTS = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
TYPES = {
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book", "broadcast",
    "chapter", "entry", "entry-dictionary", "entry-encyclopedia", "figure", "graphic", "interview",
    "legal_case", "legislation", "manuscript", "map", "motion_picture", "pamphlet", "paper-conference",
    "patent", "personal_communication", "post", "post-weblog", "report", "review", "review-book", "song",
    "speech", "thesis", "treaty", "webpage",
}  # fmt: skip


def guarded(text: str) -> str:
    """The text without a character that means something to citeproc or to this module."""
    plain = "".join(char for char in text if ord(char) not in PRIVATE)
    return "".join(GUARDS.get(char, char) for char in plain)


def unguarded(html: str) -> str:
    return "".join(ENTITIES.get(char, char) for char in html)


def prepared(item: Item, language: str) -> Item:
    """A copy of the work for citeproc; what it would stumble over is left out.

    Capital letters of English titles follow the style; titles of other languages, and those of unknown
    language in a text that is not English, stay as they are.
    """
    kind = item.get("type", "")
    found: Item = {"id": item["id"], "type": kind if kind in TYPES else "article"}
    found |= {name: guarded(item[name]) for name in TEXTS if isinstance(item.get(name), str) and item[name]}
    if not str(item.get("language") or language).lower().startswith("en"):
        found |= {name: f"{AS_IT_IS}{found[name]}</span>" for name in TITLES if name in found}
    found |= {name: people for name in NAMES if (people := _people(item.get(name)))}
    found |= {name: date for name in DATES if (date := _date(item.get(name)))}
    return found


def without_names(item: Item) -> Item:
    """The prepared work as that of nobody."""
    return {**item, "author": [{"literal": NOBODY}]}


def _people(people: object) -> list[Item]:
    if not isinstance(people, list):
        return []
    found = []
    for person in people:
        if isinstance(person, dict) and person.get("literal"):
            found.append({"literal": guarded(str(person["literal"]))})
        elif isinstance(person, dict) and person.get("family"):
            found.append({part: guarded(str(person[part])) for part in PARTS if person.get(part)})
    return found


def _date(date: object) -> Item | None:
    """Years, months and days as numbers, as far as they are some."""
    try:
        parts = [_parts(one) for one in date["date-parts"]][:2]  # type: ignore[index]
    except (KeyError, TypeError, ValueError):
        return None
    return {"date-parts": parts} if parts and all(parts) else None


def _parts(parts: list[object]) -> list[int]:
    year, *rest = (int(str(part)) for part in parts[:3])
    month, day = [*rest, 0, 0][:2]
    if not 1 <= year <= 9999:
        raise ValueError(year)
    if not 1 <= month <= 12:
        return [year]
    return [year, month, day] if 1 <= day <= 31 else [year, month]
