"""Writing changes to the record in batches, inside the caller's transaction."""

from operator import attrgetter

from django.db.models import Max, Q, prefetch_related_objects
from django.utils import timezone

from timeline import bulk, snapshots
from timeline.imports.linking import Linker, keep
from timeline.imports.shelving import Shelf
from timeline.models import Entry, EntryRevision, Relation, SearchDocument, TaggedEntry
from timeline.models.entry import number_of
from timeline.models.source import are_enough
from timeline.search import upkeep

BATCH = 2_000
KEPT = [field.attname for field in EntryRevision._meta.concrete_fields if not field.primary_key]
LISTED = ("parts", "evidence", "relations")
LINKED = ("domains", "concepts")
"""Columns of one value whose values are rows of their own."""


class Writer:
    """Writes batches and at the end, by `finish`, what hangs between them."""

    def __init__(self, known, *, by, reason=""):
        self.known, self.by, self.reason = known, by, reason
        self.last_numbers = {}
        self.waiting = []  # changes whose relations need entries that may come later
        self.concepts = set()
        self.public = set()  # entries that readers saw before

    def write(self, changes):
        """Write what is new or changed; the changes have no problems. New ones get their entry."""
        changes = [one for one in changes if one.entry is None or one.fields or one.lists]
        if not changes:
            return
        self._remember([one.entry.pk for one in changes if one.before])
        shelf = Shelf(changes)
        self._carried(
            one.entry.pk for one in changes if one.before and {"concepts", "publication"} & {*one.fields}
        )
        self._create([one for one in changes if one.entry is None], shelf)
        self._save([one for one in changes if one.before])
        Linker(self.known, shelf).link(changes)
        self._carried(
            one.entry.pk for one in changes if "concepts" in one.fields or "publication" in one.fields
        )
        resting = self._review(changes, shelf)
        self.waiting += [one for one in changes if "relations" in one.lists]
        done = [one for one in changes if "relations" not in one.lists]
        self._record(done)
        upkeep.refresh(SearchDocument.Kind.ENTRY, {one.entry.pk for one in done} | resting)

    def finish(self):
        """Relations, now that every entry is there, and the concepts that came or went."""
        for start in range(0, len(self.waiting), BATCH):
            changes = self.waiting[start : start + BATCH]
            self._relate(changes)
            self._record(changes)
            upkeep.refresh(SearchDocument.Kind.ENTRY, [one.entry.pk for one in changes])
        upkeep.refresh(SearchDocument.Kind.CONCEPT, self.concepts)

    def _remember(self, pks):
        """What readers see of the entries now, and of those without a history as its beginning."""
        self.public.update(Entry.objects.published().filter(pk__in=pks).values_list("pk", flat=True))
        unkept = snapshots.unkept_among(pks)
        EntryRevision.objects.bulk_create(snapshots.beginning(pk, data) for pk, data in unkept.items())

    def _create(self, changes, shelf):
        for change in changes:
            change.entry = Entry(
                **{name: value for name, value in change.fields.items() if name not in LINKED}
            )
            change.entry.follow_date()
            change.entry.number = self._number(change.entry.sort_key[:4])
            sources = [shelf.of(item) for item in change.lists.get("sources", ())]
            change.entry.needs_sources = not are_enough(sources)
            for name in LISTED:
                keep(change.entry, name, [])
        Entry.objects.bulk_create([change.entry for change in changes])

    def _number(self, year):
        if year not in self.last_numbers:
            self.last_numbers[year] = Entry.objects.last_number(year)
        self.last_numbers[year] += 1
        return number_of(year, self.last_numbers[year])

    def _save(self, changes):
        for change in changes:
            names = [name for name in change.fields if name not in LINKED]
            for name in names:
                setattr(change.entry, name, change.fields[name])
            derived = ["earliest_on", "latest_on", "sort_key"] if "date" in names else []
            change.entry.save(update_fields=[*names, *derived, "changed_at"])

    def _carried(self, entries):
        """Readers may know the concepts that these entries have, or had, from them alone."""
        carried = TaggedEntry.objects.filter(content_object__in=list(entries))
        self.concepts.update(carried.values_list("tag", flat=True))

    def _review(self, changes, shelf):
        """Whether sources are enough, also for entries that rest on a corrected source; the keys of these."""
        resting = set(Entry.objects.filter(sources__in=shelf.corrected).values_list("pk", flat=True))
        own = {one.entry.pk for one in changes if one.before and "sources" in one.lists}
        for entry in Entry.objects.filter(pk__in=own | resting).prefetch_related("sources"):
            if entry.needs_sources == are_enough(entry.sources.all()):
                now = {"needs_sources": not entry.needs_sources, "changed_at": timezone.now()}
                Entry.objects.filter(pk=entry.pk).update(**now)
        return resting

    def _relate(self, changes):
        named = {item["entry"] for one in changes for item in one.lists["relations"]}
        rows = Entry.objects.filter(Q(number__in=named) | Q(slug__in=named))
        targets = {name: pk for pk, *names in rows.values_list("pk", "number", "slug") for name in names}
        Relation.objects.lock()
        fresh, gone = [], []
        for change in changes:
            wanted = {(item["kind"], targets[item["entry"]]) for item in change.lists["relations"]}
            had = {(one.kind, one.target_id): one.pk for one in _compared(change)}
            gone += [pk for pair, pk in had.items() if pair not in wanted]
            pairs = sorted(wanted - set(had))
            fresh += [Relation(entry_id=change.entry.pk, kind=kind, target_id=pk) for kind, pk in pairs]
        Relation.objects.filter(pk__in=gone).delete()
        Relation.objects.bulk_create(fresh)
        entries = [change.entry for change in changes]
        for entry in entries:
            entry._prefetched_objects_cache.pop("relations", None)
        prefetch_related_objects(entries, "relations__target")

    def _record(self, changes):
        """A revision of each entry, as saving it in the admin makes one."""
        old = EntryRevision.objects.filter(entry__in=[one.entry.pk for one in changes if one.before])
        newest = old.order_by().values("entry").annotate(last=Max("pk")).values_list("entry", "last")
        based_on = dict(newest)
        prefetch_related_objects(
            [one.entry for one in changes],
            "attributions__claimant",
            "attributions__accused",
        )
        fresh, now = [], timezone.now()
        for change in changes:
            one = snapshots.revision(change.entry, by=self.by, reason=self.reason, based_on=None)
            one.based_on_id = based_on.get(change.entry.pk)
            one.created_at = now
            if change.entry.pk in self.public:
                one.kind = EntryRevision.Kind.PUBLISHED
            fresh.append(one)
        bulk.insert(EntryRevision, KEPT, map(attrgetter(*KEPT), fresh))


def _compared(change):
    """The relations of an entry that its row was compared with: not those that readers do not see."""
    compared = {(item["kind"], item["entry"]) for item in change.before.get("relations", ())}
    relations = change.entry.relations.all() if compared else ()
    return [one for one in relations if (one.kind, one.target.number) in compared]
