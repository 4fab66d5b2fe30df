"""What has begun and goes on: without an end, or said to be in progress."""

from timeline.bitmaps import union
from timeline.facets import store
from timeline.models import Entry
from timeline.models.choices import Status
from timeline.rows import Rows


def under_way(today, number):
    """The latest of them, at most `number`; by the date alone, whatever anybody noted."""
    index = store.current()
    over = union(index[f"status:{status}"] for status in Status.over())
    going_on = (index.unended - over) | index[f"status:{Status.IN_PROGRESS}"]
    found = []
    for batch in Rows(index, going_on).batches(2 * number, prepare=Entry.objects.all):
        found += [entry for entry in batch if entry.earliest_on <= today]
        if len(found) >= number:
            break
    return found[:number]
