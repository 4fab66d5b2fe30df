"""What is known of the documents that match: which are hidden now, their tags and what they stand for."""

from collections import defaultdict

from django.utils import timezone
from pyroaring import BitMap

from timeline import bitmaps
from timeline.models.search import SearchDocument
from timeline.search import tags

FEW = 300
"""So many rows are read whole; of more, bitmaps answer."""


def look_up(documents):
    """What can tell about these documents."""
    return Few(documents) if len(documents) <= FEW else Many(documents)


class Few:
    """Reads the rows once. `visible` are the documents that readers may see at this moment."""

    def __init__(self, documents):
        now = timezone.now()
        rows = SearchDocument.objects.filter(pk__in=list(documents)).order_by()
        columns = rows.values_list("pk", "kind", "object_id", "tags", "shown_at", "shown_until")
        self._seen = {
            pk: (kind, object_id, names)
            for pk, kind, object_id, names, shown_at, shown_until in columns
            if not ((shown_at and shown_at > now) or (shown_until and shown_until <= now))
        }
        self.visible = BitMap(self._seen)

    def tags(self):
        """The bitmap of every tag that some of the visible documents carry."""
        found = defaultdict(BitMap)
        for pk, (_kind, _object_id, names) in self._seen.items():
            for name in names:
                found[name].add(pk)
        return dict(found)

    def keys(self, pks):
        """Kind and object of each document, by pk."""
        return {pk: self._seen[pk][:2] for pk in pks}


class Many:
    """The same of more documents than one would read."""

    def __init__(self, documents):
        hidden = SearchDocument.objects.hidden(timezone.now()).order_by()
        self.visible = documents - bitmaps.of_rows(hidden.values_list("pk", flat=True))

    def tags(self):
        return tags.everything()

    def keys(self, pks):
        rows = SearchDocument.objects.filter(pk__in=pks).order_by()
        return {pk: key for pk, *key in rows.values_list("pk", "kind", "object_id")}
