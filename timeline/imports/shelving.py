"""Bringing the sources of many rows into the record: found, made, or told better."""

from collections import defaultdict

from timeline.columns import SOURCE_FIELDS
from timeline.imports.books import DETAILS
from timeline.imports.items import IDENTITY, is_same
from timeline.models import Source


def _key(item):
    return tuple(item[name] for name in IDENTITY["sources"])


class Shelf:
    """The sources that a batch of changes speaks of; `corrected` are those whose details changed."""

    def __init__(self, changes):
        self.corrected = []
        self.by_key, self.by_title = {}, defaultdict(list)
        items = {_key(item): item for one in changes for item in one.lists.get("sources", ())}
        titles = {item["title"] for item in items.values()}
        titles |= {item["source"] for one in changes for item in one.lists.get("attributions", ())}
        for source in Source.objects.filter(title__in=titles).order_by("pk"):
            self._put(source)
        self._make([item for key, item in items.items() if key not in self.by_key])
        for key, item in items.items():
            self._correct(self.by_key[key], item)

    def of(self, item):
        return self.by_key[_key(item)]

    def behind(self, change, item):
        """The source of a claim: the one it had, one of the entry's, or the only one of its title."""
        named = [self.of(one) for one in change.lists.get("sources", ()) if one["title"] == item["source"]]
        if change.before:
            claims = change.entry.attributions.all()
            had = [one.source for one in claims if one.source.title == item["source"]]
            evidence = change.entry.evidence.all()
            named = had + named + [one.source for one in evidence if one.source.title == item["source"]]
        return (named or self.by_title[item["source"]])[0]

    def _put(self, source):
        self.by_key[tuple(getattr(source, name) for name in IDENTITY["sources"])] = source
        self.by_title[source.title].append(source)

    def _make(self, items):
        fresh = [Source(**{name: item[name] for name in SOURCE_FIELDS}) for item in items]
        for source in Source.objects.bulk_create(fresh):
            self._put(source)

    def _correct(self, source, item):
        told = {name: item[name] for name in DETAILS}
        told["accessed_on"] = item["accessed_on"] or None
        changed = [name for name in DETAILS if not is_same(_iso(getattr(source, name)), told[name])]
        if changed:
            for name in changed:
                setattr(source, name, told[name])
            source.save(update_fields=changed)
            self.corrected.append(source.pk)


def _iso(value):
    return value.isoformat() if hasattr(value, "isoformat") else value
