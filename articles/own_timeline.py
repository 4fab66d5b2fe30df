"""The timeline of one essay: the entries it cites in order, and a view of the record that has them all."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import prefetch_related_objects

from timeline.models import Actor, Domain, Entry

FEWEST = 2
MOST_YEARS = 12  # more are said as a span


@dataclass(frozen=True, slots=True)
class OwnTimeline:
    """`query` narrows the record to the years of the entries and to what all of them share."""

    entries: list[Entry]
    query: str
    actor: Actor | None
    domain: Domain | None


def own_timeline(entries: Sequence[Entry]) -> OwnTimeline | None:
    """Of published entries in order; None for an essay that cites fewer than two.

    No filter names single entries, so the view holds others of those years too.
    """
    if len(entries) < FEWEST:
        return None
    prefetch_related_objects(entries, "domains", "parts__actor")
    actor = _shared([entry.actors_named for entry in entries])
    domain = None if actor else _shared([list(entry.domains.all()) for entry in entries])
    pairs = [("actor", actor.slug)] if actor else []
    pairs += [("domain", domain.slug)] if domain else []
    pairs += [*_years([entry.year for entry in entries]), ("sort", "oldest")]
    return OwnTimeline(list(entries), f"?{urlencode(pairs)}", actor, domain)


def _shared(lists):
    """What is in all of them, the first of the first; None when nothing is."""
    first, *others = lists
    return next((one for one in first if all(one in other for other in others)), None)


def _years(years):
    distinct = sorted(set(years))
    if len(distinct) <= MOST_YEARS:
        return [("year", f"{year}") for year in distinct]
    return [("from", f"{distinct[0]}"), ("to", f"{distinct[-1]}")]
