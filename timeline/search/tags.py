"""Which documents carry which tag, a bitmap for each, kept in step with the documents."""

from collections import defaultdict

from pyroaring import BitMap

from timeline import bitmaps
from timeline.models.search import SearchTag


def move(before, after):
    """Bring the bitmaps from one state of some documents to another; both map a pk to its tags."""
    changes = defaultdict(lambda: (BitMap(), BitMap()))
    for place, state in enumerate((before, after)):
        for pk, tags in state.items():
            for tag in tags:
                changes[tag][place].add(pk)
    changed = {tag: pair for tag, pair in changes.items() if pair[0] != pair[1]}
    if changed:
        _write(changed)


def _write(changes):
    """Each change is a pair of bitmaps: what loses the tag and what gains it."""
    # Rows are made and locked in the order of their names, so that two writers never wait for each other.
    names = sorted(changes)
    fresh = [SearchTag(name=name, documents=bitmaps.pack(BitMap())) for name in names]
    SearchTag.objects.bulk_create(fresh, ignore_conflicts=True)
    rows = list(SearchTag.objects.select_for_update().filter(name__in=names).order_by("name"))
    for row in rows:
        lost, gained = changes[row.name]
        row.documents = bitmaps.pack((bitmaps.unpack(row.documents) - lost) | gained)
    SearchTag.objects.bulk_update(rows, ["documents"], batch_size=100)


def carriers(names):
    """The documents that carry one of these tags."""
    rows = SearchTag.objects.filter(name__in=names).order_by().values_list("documents", flat=True)
    return bitmaps.union(map(bitmaps.unpack, rows))


def everything():
    """The bitmap of every tag."""
    rows = SearchTag.objects.order_by().values_list("name", "documents")
    return {name: bitmaps.unpack(column) for name, column in rows}
