"""The way from one entry to the next within the view a reader came from."""

from dataclasses import dataclass

from timeline import address
from timeline.filters import EntryFilter
from timeline.models import Entry


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The entries before and after in the list, None at its ends, and the view's query."""

    previous: Entry | None
    next: Entry | None
    query: str


def neighbours(entry, request):
    """In the view that the address names, or in the whole record; None for what is not in that view."""
    entry_filter = EntryFilter(request.GET, Entry.objects.published(), request=request)
    if not entry_filter.is_valid():
        return None
    previous, following = entry_filter.rows().neighbours(entry)
    if not previous and not following:
        return None
    return Neighbours(previous, following, address.query(entry_filter.view_pairs))
