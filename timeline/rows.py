"""The entries of a view in their order, as a sequence that is read piece by piece."""

from itertools import islice

from timeline.models import Entry


class Rows:
    """What `EntryFilter.rows()` gives: its length is the count, a slice is a list of entries.

    The entries come with what a row of a list shows; `batches` says itself what they come with.
    """

    def __init__(self, entries):
        self._entries = entries

    def __len__(self):
        return self._entries.count()

    def count(self):
        """What a paginator asks."""
        return len(self)

    def __getitem__(self, place):
        """Raises IndexError for an int that is out of range."""
        if isinstance(place, slice):
            return list(self._entries.for_list()[place])
        return self._entries.for_list()[place]

    def batches(self, size=500, prepare=Entry.objects.for_export):
        """Lists of at most `size` entries, all of them in order, never more than one list at a time."""
        pks = self._entries.values_list("pk", flat=True).iterator()
        while batch := list(islice(pks, size)):
            found = prepare().in_bulk(batch)
            yield [found[pk] for pk in batch if pk in found]
