"""Keeping the bitmaps in step with the entries."""

from django.db import transaction
from pyroaring import BitMap

from timeline import bitmaps
from timeline.facets import store, values
from timeline.models import Actor, Entry

BATCH = 5_000


@transaction.atomic
def follow(pks):
    """Bring the bitmaps to the state of these entries: changed, published, withdrawn, deleted or new."""
    wanted = bitmaps.of_rows(sorted(pks))
    if not wanted:
        return
    state = store.lock()
    now = store.current_maps()
    fresh = _read(wanted)
    lost = [name for name, rows in now.items() if name not in fresh and not rows.isdisjoint(wanted)]
    changed = {name: now[name] - wanted for name in lost}
    for name, found in fresh.items():
        rows = now.get(name, BitMap())
        if rows & wanted != found:
            changed[name] = (rows - wanted) | found
    if changed:
        store.write(state, changed)


@transaction.atomic
def follow_regions():
    """After an actor was given another region: a region's entries are those of its actors."""
    state, now = store.lock(), store.current_maps()
    fresh = {}
    for pk, region in Actor.objects.order_by().values_list("pk", "region"):
        if region and (rows := now.get(f"actor:{pk}")):
            fresh[f"region:{region}"] = fresh.get(f"region:{region}", BitMap()) | rows
    if changed := _differing(now, fresh, lambda name: name.startswith("region:")):
        store.write(state, changed)


@transaction.atomic
def rebuild():
    """Make all bitmaps anew from the tables of the record; the names of those that were wrong."""
    state = store.lock()
    wrong = differences()
    if wrong:
        store.write(state, wrong)
    return sorted(wrong)


def differences():
    """The bitmaps that differ from the tables of the record, by name, as they should be."""
    pks = bitmaps.of_rows(Entry.objects.published().order_by().values_list("pk", flat=True).iterator())
    return _differing(store.current_maps(), _read(pks), lambda name: True)


def _differing(now, fresh, is_asked):
    """Of the names asked about, the bitmaps of `fresh` that are others than now."""
    names = filter(is_asked, now.keys() | fresh.keys())
    pairs = {name: (now.get(name, BitMap()), fresh.get(name, BitMap())) for name in names}
    return {name: after for name, (before, after) in pairs.items() if before != after}


def _read(pks):
    """As timeline.facets.values.read, of any number of entries."""
    found = {}
    for start in range(0, len(pks), BATCH):
        for name, rows in values.read(list(pks[start : start + BATCH])).items():
            found[name] = found[name] | rows if name in found else rows
    return found
