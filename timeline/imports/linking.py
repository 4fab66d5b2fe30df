"""Writing the lists of many entries at once: what they had is replaced by what their rows say."""

from operator import attrgetter

from timeline import bulk
from timeline.models import Attribution, Entry, EntryActor, EntrySource, TaggedEntry

InDomain = Entry.domains.through


def keep(entry, name, rows):
    """The entry's list as it is written now, so that nobody needs to ask the database for it."""
    entry._prefetched_objects_cache = {**getattr(entry, "_prefetched_objects_cache", {}), name: rows}


class Linker:
    """`known` gives rows of names, `sources` rows of identities; entries are saved already."""

    def __init__(self, known, sources):
        self.known, self.sources = known, sources

    def link(self, changes):
        self._link_names(changes, "domains", InDomain, "entry", "domain")
        self._link_names(changes, "concepts", TaggedEntry, "content_object", "tag")
        self._replace(changes, "actors", EntryActor, self._parts)
        self._replace(changes, "sources", EntrySource, self._evidence)
        self._replace(changes, "attributions", Attribution, self._attributions)

    def _link_names(self, changes, name, model, owner, other):
        mine = [one for one in changes if name in one.fields]
        known = getattr(self.known, name).rows
        places = {slug: place for place, slug in enumerate(known)}
        fresh = []
        for change in mine:
            rows = [known[slug] for slug in sorted(change.fields[name], key=places.get)]
            keep(change.entry, name, rows)
            fresh += [(change.entry.pk, row.pk) for row in rows]
        old = [one.entry.pk for one in mine if one.before]
        model.objects.filter(**{f"{owner}__in": old}).delete()
        bulk.insert(model, (owner, other), fresh)

    def _replace(self, changes, name, model, rows):
        mine = [one for one in changes if name in one.lists]
        old = [one.entry.pk for one in mine if one.before]
        model.objects.filter(entry__in=old).delete()
        fresh = []
        for change in mine:
            made = rows(change)
            keep(change.entry, model._meta.get_field("entry").remote_field.related_name, made)
            fresh += made
        names = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
        bulk.insert(model, names, map(attrgetter(*names), fresh))

    def _parts(self, change):
        known = self.known.actors.rows
        return [
            EntryActor(
                entry=change.entry,
                actor=known[item["actor"]],
                role=item["role"],
                claim=item["claim"],
                position=place,
            )
            for place, item in enumerate(change.lists["actors"], 1)
        ]

    def _evidence(self, change):
        return [
            EntrySource(
                entry=change.entry, source=self.sources.of(item), locator=item["locator"], position=place
            )
            for place, item in enumerate(change.lists["sources"], 1)
        ]

    def _attributions(self, change):
        known = self.known.actors.rows
        return [
            Attribution(
                entry=change.entry,
                claimant=known[item["claimant"]],
                accused=known[item["accused"]],
                source=self.sources.behind(change, item),
                **{name: item[name] for name in ("stance", "basis", "date", "locator")},
            )
            for item in change.lists["attributions"]
        ]
