"""Why entries were changed or withdrawn between two moments: the reasons of their public history."""

from collections import defaultdict
from itertools import islice

from timeline.models import EntryRevision

BATCH = 200


def with_reasons(changes, since, until):
    """The changes with their `reasons`, in the order in which they were given; a question for each batch."""
    changes = iter(changes)
    while batch := list(islice(changes, BATCH)):
        found = _reasons([change["number"] for change in batch], since, until)
        for change in batch:
            yield {**change, "reasons": list(dict.fromkeys(found[change["number"]]))}


def _reasons(numbers, since, until):
    revisions = EntryRevision.objects.published().filter(
        entry__number__in=numbers, created_at__gt=since, created_at__lte=until
    )
    found = defaultdict(list)
    given = revisions.exclude(reason="").order_by("created_at", "pk")
    for number, reason in given.values_list("entry__number", "reason"):
        found[number].append(reason)
    return found
