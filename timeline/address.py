"""The address of a view of the timeline: which parameters it has, and its one normal form."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

SINGLE = ("q", "actor_mode", "members", "reviewed", "from", "to", "sort", "page")
ORDER = (
    "q", "actor", "actor_mode", "members", "role", "domain", "kind", "year", "from", "to", "status", "level",
    "bindingness", "lens", "region", "concept", "source", "confidence", "reviewed", "sort", "page",
)  # fmt: skip
DEFAULTS = {"actor_mode": "any", "sort": "newest", "page": "1"}
TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid")  # added by other sites, never ours

Lists = Mapping[str, Iterable[str]]


def is_ours(name: str) -> bool:
    return name in ORDER


def is_tracking(name: str) -> bool:
    return name.startswith(TRACKING)


def repeated(given: Lists) -> list[str]:
    """Names of parameters that hold one value and were given several."""
    return [name for name in SINGLE if len(set(given.get(name, ()))) > 1]


def unknown(given: Lists) -> list[str]:
    """Names that are no filter of the timeline."""
    return sorted(name for name in given if not is_ours(name) and not is_tracking(name))


def normal(given: Lists, aliases: Mapping[str, str]) -> list[tuple[str, str]]:
    """The parameters in their fixed order, values sorted and once each, empty ones and defaults left out.

    `aliases` maps other names of actors to their own slugs.
    """
    pairs = []
    for name in ORDER:
        values = {_normal_value(name, value) for value in given.get(name, ())}
        if name == "actor":
            values = {aliases.get(value, value) for value in values}
        pairs += [(name, value) for value in sorted(values) if value and value != DEFAULTS.get(name)]
    return pairs


def _normal_value(name: str, value: str) -> str:
    """Words as they are typed, with single spaces; codes in lower case."""
    return " ".join(value.split()) if name == "q" else value.strip().lower()


def query(pairs: Iterable[tuple[str, str]]) -> str:
    """The query string, with its question mark; empty when there are no parameters."""
    text = urlencode(list(pairs))
    return f"?{text}" if text else ""


def view(pairs: Iterable[tuple[str, str]]) -> str:
    """The query string of the view itself, whatever page of it is shown."""
    return query(pair for pair in pairs if pair[0] != "page")


def narrowed(pairs: Iterable[tuple[str, str]], name: str, value: str) -> list[tuple[str, str]]:
    """The view with this as the only value of a filter, or with none if it is empty, on its first page."""
    kept = [pair for pair in pairs if pair[0] not in (name, "page")]
    place = sum(ORDER.index(pair[0]) < ORDER.index(name) for pair in kept)
    return [*kept[:place], (name, value), *kept[place:]] if value else kept


def without(pairs: Iterable[tuple[str, str]], name: str, value: str) -> str:
    """The query string with one value removed, back on the first page."""
    kept = [pair for pair in pairs if pair != (name, value) and pair[0] != "page"]
    if not any(pair[0] == "actor" for pair in kept):
        kept = [pair for pair in kept if pair[0] != "actor_mode"]
    return query(kept)
