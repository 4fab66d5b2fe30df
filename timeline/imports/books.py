"""The sources of the record that the rows at hand may mean."""

from collections import defaultdict

from django.utils.translation import gettext as _

from timeline.columns import SOURCE_FIELDS
from timeline.imports.items import IDENTITY, is_same
from timeline.imports.problems import Unreadable
from timeline.models import Source

DETAILS = tuple(name for name in SOURCE_FIELDS if name not in IDENTITY["sources"])


class Books:
    """Read once for a batch of rows, by title."""

    def __init__(self, batch):
        titles = {
            item.get("title") or item.get("source")
            for wanted in batch
            for name in ("sources", "attributions")
            for item in wanted.lists.get(name, ())
        }
        self.by_title = defaultdict(list)
        for source in Source.objects.filter(title__in=titles - {None}).order_by("pk"):
            self.by_title[source.title].append(source)

    def like(self, item):
        """The one source of the record that an item can mean, as values; empty when there is none."""
        told = [key for key in IDENTITY["sources"] if key in item]
        found = [
            source
            for source in self.by_title[item["title"]]
            if all(is_same(getattr(source, key), item[key]) for key in told)
        ]
        if len(found) > 1:
            text = _("The record has several sources “%s”: say its publisher, date and identifier.")
            raise Unreadable(text % item["title"][:60])
        return as_item(found[0]) if found else {}


def as_item(source):
    item = {name: getattr(source, name) for name in SOURCE_FIELDS}
    return {**item, "accessed_on": item["accessed_on"] and item["accessed_on"].isoformat(), "locator": ""}
