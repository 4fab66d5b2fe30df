"""The entries of a view in their order, read piece by piece however many they are."""

from collections.abc import Sequence
from itertools import islice

from django.db.models import Q

from timeline.facets.index import Index
from timeline.models import Entry

FEW = 1_000
"""So many entries of a month are asked for by name; of more, the month is walked."""
STEP = 2_000


class Rows(Sequence):
    """What `EntryFilter.rows()` gives: its length is the count, a slice is a list of entries.

    The entries come with what a row of a list shows; `batches` says itself what they come with. The bitmaps
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
            return self._load(islice(self._pks(skip=start), max(stop - start, 0)), Entry.objects.for_list)
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
        for month, rows in self._months:
            here = rows & self._hits
            if month == entry.sort_key[:7]:
                pks = self._of_month(month, here)
                return before + next(place for place, pk in enumerate(pks) if pk == entry.pk)
            before += len(here)
        raise LookupError(entry.pk)

    def _pks(self, skip=0, beyond=None):
        """Primary keys in order, without the first `skip` ones, or from behind a sort key and number."""
        for month, rows in self._months:
            if beyond and self._is_over(month, beyond[0][:7]):
                continue
            here = rows & self._hits
            if len(here) <= skip:
                skip -= len(here)
                continue
            is_inside = beyond and month == beyond[0][:7]
            yield from islice(self._of_month(month, here, beyond if is_inside else None), skip, None)
            skip = 0

    def _is_over(self, month, asked):
        return month < asked if self._is_oldest_first else month > asked

    def _of_month(self, month, wanted, beyond=None):
        """The wanted entries of one month in order, from behind a key if one is given."""
        entries = Entry.objects.published().filter(self._beyond(*beyond) if beyond else Q())
        if len(wanted) <= FEW:
            chosen = entries.filter(pk__in=list(wanted))
            yield from self._in_order(chosen).values_list("pk", flat=True)
            return
        entries = entries.filter(sort_key__gte=f"{month}-00", sort_key__lte=f"{month}-31")
        while step := list(self._in_order(entries).values_list("pk", "sort_key", "number")[:STEP]):
            yield from (pk for pk, _key, _number in step if pk in wanted)
            entries = entries.filter(self._beyond(*step[-1][1:]))

    def _in_order(self, entries):
        return entries.oldest_first() if self._is_oldest_first else entries.newest_first()

    def _beyond(self, sort_key, number):
        side = "gt" if self._is_oldest_first else "lt"
        same_day = Q(sort_key=sort_key, **{f"number__{side}": number})
        return Q(**{f"sort_key__{side}": sort_key}) | same_day

    def _load(self, pks, prepare):
        wanted = list(pks)
        found = prepare().published().in_bulk(wanted)
        return [found[pk] for pk in wanted if pk in found]
