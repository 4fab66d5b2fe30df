"""Keeping the index in step with what it is about.

Each app says in its `searching.py` what is findable; the verbs that write call `refresh`.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from timeline.search import index, tags, vocabulary

BATCH = 500


@dataclass(frozen=True, slots=True)
class Shelf:
    """One kind of findable thing: its rows that readers may, or will, read, and the document of a row."""

    rows: Callable
    document: Callable
    follow: Callable


shelves = {}


def put(kind, rows, document, follow=lambda object_ids: None):
    """Make the rows of a queryset findable; `rows` makes it anew and prefetches what `document` needs.

    `follow` brings along what else must be in step with these rows; it comes first and may lock.
    """
    shelves[kind] = Shelf(rows, document, follow)


@transaction.atomic
def refresh(kind, object_ids):
    """Index these things as they are now and take out what readers may not read; the words they have."""
    wanted = set(object_ids)
    if not wanted:
        return set()
    shelf = shelves[kind]
    shelf.follow(wanted)
    # Locked, so that nobody changes a row between our reading it and our writing down what it says.
    rows = shelf.rows().select_for_update(of=("self",)).filter(pk__in=wanted).order_by("pk")
    found = {row.pk: shelf.document(row) for row in rows}
    words = index.store(found.values())
    index.remove(kind, wanted - set(found))
    return words


def refresh_carrying(names):
    """Index everything anew that carries one of these tags, such as concept:cbm when it is renamed."""
    by_kind = defaultdict(list)
    for kind, object_id in index.keys_of(tags.carriers(names)):
        by_kind[kind].append(object_id)
    for kind, object_ids in by_kind.items():
        for start in range(0, len(object_ids), BATCH):
            refresh(kind, object_ids[start : start + BATCH])


def rebuild(told=lambda name: None):
    """Index everything anew, in batches, with the index in use all the time; `told` hears of each thing."""
    unused = vocabulary.known()
    for kind, shelf in shelves.items():
        # What is indexed and no longer there is looked at as well, and so taken out.
        numbers = sorted(index.object_ids(kind).union(shelf.rows().values_list("pk", flat=True)))
        for start in range(0, len(numbers), BATCH):
            batch = numbers[start : start + BATCH]
            unused -= refresh(kind, batch)
            for _number in batch:
                told(kind)
    vocabulary.forget(unused)
    index.tidy()
