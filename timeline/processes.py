"""Processes: entries that follow or supersede one another, in order, with what hangs on each of them."""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from django.db import connection

from timeline.models import Entry, Relation

STEPS = (Relation.Kind.FOLLOWS, Relation.Kind.SUPERSEDES)
"""The relations that make the next step; the others say what a step has to do with other entries."""

# From one entry to all that are linked with it by such relations, in either direction, without leaving
# what is published. UNION drops what was met before, so that it ends; both databases know it.
LINKED = """
WITH RECURSIVE linked(id) AS (
    SELECT id FROM timeline_entry WHERE id = %s AND publication = 'published'
    UNION
    SELECT other.id
    FROM linked
    JOIN timeline_relation link
        ON link.kind IN (%s, %s) AND (link.entry_id = linked.id OR link.target_id = linked.id)
    JOIN timeline_entry other
        ON other.publication = 'published'
        AND other.id = CASE WHEN link.entry_id = linked.id THEN link.target_id ELSE link.entry_id END
)
SELECT id FROM linked
"""


@dataclass(frozen=True, slots=True)
class Step:
    """One entry and how it hangs together with others.

    `after` holds (label of the relation, number of the earlier step, its entry) where the order does not say
    it; `links` holds (label of the relation, entry) for what is related to this step but is no step.
    """

    number: int
    entry: Entry
    after: list
    links: list


@dataclass(frozen=True, slots=True)
class Process:
    steps: list

    @property
    def root(self):
        return self.steps[0].entry

    @property
    def last(self):
        return self.steps[-1].entry

    @property
    def actors(self):
        """Who took part in every step, in the order of the first."""
        shared = set.intersection(*[set(step.entry.actors_named) for step in self.steps])
        return [actor for actor in self.root.actors_named if actor in shared]


def process_of(entry):
    """The process that a published entry is a step of, or None."""
    entries, links = _linked(entry)
    return Process(_steps(entries, links)) if len(entries) > 1 else None


def place_of(entry):
    """(number of its step, number of steps, first entry) or None; for an entry fetched for its page."""
    relations = [*entry.relations.all(), *entry.reverse_relations.all()]
    if not any(relation.kind in STEPS for relation in relations):
        return None
    entries, links = _linked(entry, Entry.objects.all())
    ordered = _ordered(entries, links)
    return (ordered.index(entry) + 1, len(ordered), ordered[0]) if len(ordered) > 1 else None


def _linked(entry, rows=None):
    """Primary keys to entries of the process, and the relations that make its steps."""
    with connection.cursor() as cursor:
        cursor.execute(LINKED, [entry.pk, *map(str, STEPS)])
        pks = [pk for (pk,) in cursor.fetchall()]
    entries = (_with_links() if rows is None else rows).in_bulk(pks)
    links = Relation.objects.filter(entry__in=pks, target__in=pks, kind__in=STEPS).order_by("pk")
    return entries, list(links)


def _with_links():
    return Entry.objects.with_parts().prefetch_related("relations__target", "reverse_relations__entry")


def _ordered(entries, links):
    """By date, but never before what it follows, whatever little is known of the dates."""
    waiting = {pk: {link.target_id for link in links if link.entry_id == pk} for pk in entries}
    ready = [_key(entries[pk]) for pk, before in waiting.items() if not before]
    heapify(ready)
    done = []
    while ready:
        pk = heappop(ready)[-1]
        done.append(entries[pk])
        for link in links:
            if link.target_id == pk and pk in waiting[link.entry_id]:
                waiting[link.entry_id].discard(pk)
                if not waiting[link.entry_id]:
                    heappush(ready, _key(entries[link.entry_id]))
    return done


def _key(entry):
    return entry.sort_key, entry.number, entry.pk


def _steps(entries, links):
    ordered = _ordered(entries, links)
    numbers = {entry.pk: number for number, entry in enumerate(ordered, 1)}
    steps = []
    for number, entry in enumerate(ordered, 1):
        own = [link for link in links if link.entry_id == entry.pk]
        after = [(link.get_kind_display(), numbers[link.target_id], entries[link.target_id]) for link in own]
        is_next = [link.kind for link in own] == [Relation.Kind.FOLLOWS] and after[0][1] == number - 1
        others = [(label, other) for label, other in entry.related if other.pk not in entries]
        steps.append(Step(number, entry, [] if is_next else after, others))
    return steps
