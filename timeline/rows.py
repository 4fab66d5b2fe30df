"""The entries of a view in their order, read piece by piece however many they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q
from pyroaring import BitMap

from timeline.facets.index import Index
from timeline.models import Entry

FEW = 200
"""So many entries of a month are asked for by key; of more, the month is walked."""
PAGEFUL = 100
"""Months with fewer entries are asked for together, until they have so many."""
STEP = 100
"""The first step of such a walk; each is twice as long as the one before, up to the longest."""
LONGEST_STEP = 3_200


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some months in a row, from the first to the last in the order of the list, and their wanted entries."""

    first: str
    last: str
    wanted: BitMap

    def holds(self, month):
        return min(self.first, self.last) <= month <= max(self.first, self.last)


class Rows(Sequence):
    """What `EntryFilter.rows()` gives: its length is the count, a slice is a list of entries.

    The entries of a slice come alone; `batches` and `after` say themselves what theirs come with. The bitmaps
    of the months tell in which month a place of the list lies, so that no place is far.
    """

    def __init__(self, index: Index, hits, *, is_oldest_first=False):
        self._hits, self._is_oldest_first = hits, is_oldest_first
        self._months = index.months if is_oldest_first else index.months[::-1]
        self._begins = index.begins if is_oldest_first else index.begins[::-1]

    def __len__(self):
        return len(self._hits)

    def count(self):
        """What a paginator asks."""
        return len(self)

    def __getitem__(self, place):
        """Raises IndexError for an int that is out of range."""
        if isinstance(place, slice):
            start, stop, _step = place.indices(len(self))
            return self._load(islice(self._pks(skip=start), max(stop - start, 0)), Entry.objects.all)
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self[place : place + 1][0]

    def batches(self, size=500, prepare=Entry.objects.for_export):
        """Lists of at most `size` entries, all of them in order, never more than one list at a time."""
        pks = self._pks()
        while batch := list(islice(pks, size)):
            yield self._load(batch, prepare)

    def after(self, sort_key, number, limit, prepare=Entry.objects.for_export):
        """At most `limit` entries that come after this key, whether or not an entry has it."""
        return self._load(islice(self._pks(beyond=(sort_key, number)), limit), prepare)

    def years(self):
        """Pairs of a year and how many entries begin in it, in the order of the rows; no zeros."""
        pairs = ((year, rows.intersection_cardinality(self._hits)) for year, rows in self._begins)
        return [pair for pair in pairs if pair[1]]

    def neighbours(self, entry):
        """The entry before and the entry after one of the rows, None at an end; None, None for any other."""
        if entry.pk not in self._hits:
            return None, None
        place = self._place(entry)
        return (self[place - 1] if place else None), (self[place + 1] if place + 1 < len(self) else None)

    def _place(self, entry):
        """How many entries stand before it."""
        before = 0
        for months in self._stretches():
            if months.holds(entry.sort_key[:7]):
                return before + next(place for place, pk in enumerate(self._read(months)) if pk == entry.pk)
            before += len(months.wanted)
        raise LookupError(entry.pk)

    def _pks(self, skip=0, beyond=None):
        """Primary keys in order, without the first `skip` ones, or from behind a sort key and number."""
        for months in self._stretches():
            if beyond and self._is_over(months, beyond[0][:7]):
                continue
            if len(months.wanted) <= skip:
                skip -= len(months.wanted)
                continue
            yield from islice(self._read(months, beyond), skip, None)
            skip = 0

    def _stretches(self):
        """The months with wanted entries, in order; those with few of them together."""
        together = None
        for month, rows in self._months:
            here = rows & self._hits
            if not here:
                continue
            if together and len(together.wanted) < PAGEFUL and len(here) < PAGEFUL:
                together = Stretch(together.first, month, together.wanted | here)
                continue
            if together:
                yield together
            together = Stretch(month, month, here)
        if together:
            yield together

    def _is_over(self, months, asked):
        return months.last < asked if self._is_oldest_first else months.last > asked

    def _read(self, months, beyond=None):
        """The wanted entries of some months in order, from behind a key if one is given."""
        return self._walk(months, beyond) if len(months.wanted) > FEW else self._ask(months, beyond)

    def _ask(self, months, beyond):
        # By their keys alone, without order or condition: SQLite would rather walk a whole index of those.
        rows = Entry.objects.filter(pk__in=list(months.wanted)).order_by()
        keys = rows.values_list("sort_key", "number", "pk")
        for *key, pk in sorted(keys, reverse=not self._is_oldest_first):
            if not beyond or (tuple(key) > beyond if self._is_oldest_first else tuple(key) < beyond):
                yield pk

    def _walk(self, months, beyond):
        entries = Entry.objects.published().filter(self._beyond(*beyond) if beyond else Q())
        earliest, latest = sorted((months.first, months.last))
        entries = entries.filter(sort_key__gte=f"{earliest}-00", sort_key__lte=f"{latest}-31")
        length = STEP
        while step := list(self._in_order(entries).values_list("pk", "sort_key", "number")[:length]):
            yield from (pk for pk, _key, _number in step if pk in months.wanted)
            entries = entries.filter(self._beyond(*step[-1][1:]))
            length = min(2 * length, LONGEST_STEP)

    def _in_order(self, entries):
        return entries.oldest_first() if self._is_oldest_first else entries.newest_first()

    def _beyond(self, sort_key, number):
        side = "gt" if self._is_oldest_first else "lt"
        same_day = Q(sort_key=sort_key, **{f"number__{side}": number})
        return Q(**{f"sort_key__{side}": sort_key}) | same_day

    def _load(self, pks, prepare):
        wanted = list(pks)
        found = prepare().order_by().in_bulk(wanted)
        return [found[pk] for pk in wanted if pk in found and found[pk].is_public]
