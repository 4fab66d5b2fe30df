"""Facets over bitmaps: OR inside a facet, AND between facets, counts of each value as if it were chosen."""

from collections.abc import Iterable, Mapping

from pyroaring import BitMap

from timeline.bitmaps import union

NAMES = ("type", "language", "category", "author", "concept", "year")

Tags = Mapping[str, BitMap]
"""The documents of each tag, such as year:2018; others than those asked about may be among them."""

Choice = Mapping[str, Iterable[str]]
"""The chosen values of each facet; none of them means all."""


def with_years(tags: Tags, this_year: int) -> dict[str, BitMap]:
    """The tags with each since:2021 spread over year:2021 and every later year until this one."""
    spread = {name: rows for name, rows in tags.items() if not name.startswith("since:")}
    for name in tags.keys() - spread.keys():
        for year in range(int(name.removeprefix("since:")) + 1, this_year + 1):
            spread[f"year:{year}"] = spread.get(f"year:{year}", BitMap()) | tags[name]
    return spread


def narrow(matched: BitMap, tags: Tags, choice: Choice, *, ignoring: str = "") -> BitMap:
    """The documents that the chosen values leave; one facet may be ignored."""
    for facet, values in choice.items():
        if facet != ignoring and values:
            matched = matched & union(tags.get(f"{facet}:{value}", BitMap()) for value in values)
    return matched


def counts(matched: BitMap, tags: Tags, choice: Choice) -> dict[str, dict[str, int]]:
    """Facet by facet, how many documents each value leaves under the other facets; no zeros."""
    others = {facet: narrow(matched, tags, choice, ignoring=facet) for facet in NAMES}
    found: dict[str, dict[str, int]] = {facet: {} for facet in NAMES}
    for name, rows in tags.items():
        facet, _, value = name.partition(":")
        if facet in others and (number := others[facet].intersection_cardinality(rows)):
            found[facet][value] = number
    return found
