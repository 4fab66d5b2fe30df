"""Writing the lists of many entries at once: what they had is replaced by what their rows say."""

from timeline.models import Attribution, Entry, EntryActor, EntrySource, TaggedEntry

InDomain = Entry.domains.through


class Linker:
    """`known` gives keys of names, `sources` rows of identities; entries are saved already."""

    def __init__(self, known, sources):
        self.known, self.sources = known, sources

    def link(self, changes):
        self._replace(changes, "domains", InDomain, "entry", self._domains)
        self._replace(changes, "concepts", TaggedEntry, "content_object", self._concepts)
        self._replace(changes, "actors", EntryActor, "entry", self._parts)
        self._replace(changes, "sources", EntrySource, "entry", self._evidence)
        self._replace(changes, "attributions", Attribution, "entry", self._attributions)

    def _replace(self, changes, name, model, owner, rows):
        mine = [one for one in changes if name in one.lists or name in one.fields]
        fresh = [row for one in mine for row in rows(one)]
        old = [one.entry.pk for one in mine if one.before]
        if old:
            model.objects.filter(**{f"{owner}__in": old}).delete()
        model.objects.bulk_create(fresh)

    def _domains(self, change):
        pks = self.known.domains.pks
        return [InDomain(entry_id=change.entry.pk, domain_id=pks[slug]) for slug in change.fields["domains"]]

    def _concepts(self, change):
        pks = self.known.concepts.pks
        return [
            TaggedEntry(content_object_id=change.entry.pk, tag_id=pks[slug])
            for slug in change.fields["concepts"]
        ]

    def _parts(self, change):
        pks = self.known.actors.pks
        return [
            EntryActor(
                entry_id=change.entry.pk,
                actor_id=pks[item["actor"]],
                role=item["role"],
                claim=item["claim"],
                position=place,
            )
            for place, item in enumerate(change.lists["actors"], 1)
        ]

    def _evidence(self, change):
        return [
            EntrySource(
                entry_id=change.entry.pk,
                source_id=self.sources.of(item).pk,
                locator=item["locator"],
                position=place,
            )
            for place, item in enumerate(change.lists["sources"], 1)
        ]

    def _attributions(self, change):
        pks = self.known.actors.pks
        return [
            Attribution(
                entry_id=change.entry.pk,
                claimant_id=pks[item["claimant"]],
                accused_id=pks[item["accused"]],
                source=self.sources.behind(change, item),
                **{name: item[name] for name in ("stance", "basis", "date", "locator")},
            )
            for item in change.lists["attributions"]
        ]
