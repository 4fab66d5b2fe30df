"""From a query and a choice of facets to the documents a reader may see, in their order."""

from enum import StrEnum
from functools import cached_property

from django.utils import timezone

from timeline.models.search import SearchDocument
from timeline.search import facets, lookup, matching, vocabulary
from timeline.search.plan import make_plan

MOST_RANKED = 4_000
"""Up to so many documents are put in the order of relevance."""
FIRST_STEP = 500


class Order(StrEnum):
    RELEVANCE = "relevance"
    HEADING = "heading"
    NEWEST = "newest"


class Finding:
    """The answer to one query. `matched` ignores the choice of facets, `hits` heeds it."""

    def __init__(self, query, choice):
        self.query, self.choice = query, choice
        self.plan = make_plan(query, vocabulary.beginning_with)
        self.documents = lookup.look_up(matching.match(self.plan))
        self.matched = self.documents.visible
        self.hits = facets.narrow(self.matched, self.tags, choice) if any(choice.values()) else self.matched

    @cached_property
    def tags(self):
        """The bitmaps of the facets, at least as far as they touch what matched."""
        return facets.with_years(self.documents.tags(), timezone.localdate().year)

    def counts(self):
        return facets.counts(self.matched, self.tags, self.choice)

    @cached_property
    def in_heading(self):
        """Of many hits those that have the words in their title or keywords, if these are not many too."""
        return matching.match_heading(self.plan, MOST_RANKED) & self.hits

    @property
    def order(self):
        if len(self.hits) <= MOST_RANKED:
            return Order.RELEVANCE
        return Order.HEADING if self.in_heading else Order.NEWEST

    def page(self, start, stop):
        """Kind and primary key of the things found, from `start` to `stop` in their order."""
        pks = self._page(start, stop)
        keys = self.documents.keys(pks)
        return [keys[pk] for pk in pks if pk in keys]

    def _page(self, start, stop):
        if self.order == Order.RELEVANCE:
            return matching.best(self.plan, self.hits, slice(start, stop))
        first = len(self.in_heading)
        found = []
        if start < first:
            window = slice(start, min(stop, first))
            found += matching.best(self.plan, self.in_heading, window, is_in_heading=True)
        if stop > first:
            found += newest(self.hits - self.in_heading, max(start - first, 0), stop - first)
        return found


def newest(wanted, start, stop):
    """Those of the wanted documents from `start` to `stop` when the newest come first.

    Walks all documents in that order, in growing steps, until the page is full.
    """
    found, position, step = [], 0, FIRST_STEP
    rows = SearchDocument.objects.order_by("-day", "-pk").values_list("pk", flat=True)
    last = min(stop, len(wanted))
    while len(found) < last and (walked := list(rows[position : position + step])):
        found += [pk for pk in walked if pk in wanted]
        position, step = position + step, step * 4
    return found[start:stop]
