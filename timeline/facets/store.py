"""The bitmaps in the database, and what this process remembers of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from timeline import bitmaps
from timeline.facets.index import Index
from timeline.models.facet import FacetState, FacetValue


@dataclass(frozen=True, slots=True)
class Remembered:
    epoch: UUID | None
    version: int
    maps: dict
    index: Index


_remembered = {"newest": Remembered(None, -1, {}, Index({}))}
"""Replaced as a whole, never changed: threads may read it while another replaces it."""


def current():
    """The Index as this connection sees it; reads from the database only what is newer than remembered."""
    return _current().index


def current_maps():
    return _current().maps


def _current():
    state = FacetState.objects.values_list("epoch", "version").first()
    if state is None:
        return Remembered(None, -1, {}, Index({}))
    known = _remembered["newest"]
    if state == (known.epoch, known.version):
        return known
    is_continued = known.epoch == state[0] and known.version < state[1]
    newest = _read(state, known if is_continued else Remembered(state[0], -1, {}, known.index))
    # What a transaction sees of its own may be rolled back: nobody else is to remember it.
    if not connection.in_atomic_block:
        _remembered["newest"] = newest
    return newest


def _read(state, known):
    """What is known with all that is newer; every version up to the greatest one read is among it."""
    rows = FacetValue.objects.filter(version__gt=known.version).order_by()
    maps, version = dict(known.maps), state[1]
    for name, number, column in rows.values_list("name", "version", "entries"):
        maps[name] = bitmaps.unpack(column)
        version = max(version, number)
    return Remembered(state[0], version, maps, Index(maps))


def lock():
    """Nobody else changes the bitmaps until this transaction ends."""
    FacetState.objects.get_or_create(only_row=True)
    return FacetState.objects.select_for_update().get()


def write(state, changed):
    """Store these bitmaps, by name, under the next version; `state` is locked."""
    state.version += 1
    state.save(update_fields=["version"])
    rows = [
        FacetValue(name=name, version=state.version, entries=bitmaps.pack(entries))
        for name, entries in sorted(changed.items())
    ]
    FacetValue.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["version", "entries"],
        batch_size=100,
    )
