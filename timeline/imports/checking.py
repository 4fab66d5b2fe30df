"""Batches of rows against the record: which entry each means, what it changes, what is wrong with it."""

from django.db.models import Q
from django.utils.translation import gettext as _

from timeline.imports.books import Books
from timeline.imports.comparing import claims, compare
from timeline.imports.ledger import Ledger
from timeline.imports.rules import address_of
from timeline.models import Entry, Relation


class Checker:
    """Understands rows of one file. `is_writing` locks the entries until the transaction ends."""

    def __init__(self, layout, *, ledger=None, is_writing=False):
        self.layout = layout
        self.ledger = ledger or Ledger()
        self.is_writing = is_writing

    def check(self, rows):
        """The changes that (number, cells) pairs make, each with its problems."""
        batch = [self.layout.read(number, row) for number, row in rows]
        by_number, by_slug = self._entries(batch)
        self._resolve_relations(batch)
        books = Books(batch)
        changes = [compare(one, self._entry(one, by_number, by_slug), books) for one in batch]
        for change in changes:
            said = claims(change)
            change.wanted.problems += self.ledger.take(change.wanted.row, said)
        return changes

    def finish(self):
        """Problems that can be seen only from all the rows together."""
        related = "relations" in self.layout.lists and self.layout.lists["relations"]
        return self.ledger.finish(self._standing() if related else {})

    def _entries(self, batch):
        numbers = {one.number for one in batch} - {""}
        slugs = {one.values.get("slug") or address_of(one) for one in batch}
        found = Entry.objects.filter(Q(number__in=numbers) | Q(slug__in=slugs)).for_export()
        if self.is_writing:
            found = found.select_for_update(of=("self",)).order_by("pk")
        entries = list(found)
        return {one.number: one for one in entries}, {one.slug: one for one in entries}

    def _entry(self, wanted, by_number, by_slug):
        namesake = by_slug.get(wanted.values.get("slug") or address_of(wanted))
        if wanted.number:
            entry = by_number.get(wanted.number)
            if entry is None:
                text = _(
                    "There is no entry %s. Leave the number of a new entry empty: the record gives it one."
                )
                wanted.refuse("number", text % wanted.number[:20])
            elif namesake not in (None, entry) and "slug" in wanted.values:
                wanted.refuse("slug", _("Another entry has this address."))
            return entry
        if namesake and "slug" not in wanted.values:
            text = _("%s has this title in its address. If the row means it, give its number.")
            wanted.refuse("title_en", text % namesake.number)
            return None
        return namesake

    def _resolve_relations(self, batch):
        """Entries that rows relate to, by their numbers; a slug that the record has not is left as it is."""
        items = [item for one in batch for item in one.lists.get("relations", ()) if "entry" in item]
        names = {item["entry"] for item in items}
        found = (
            Entry.objects.filter(Q(number__in=names) | Q(slug__in=names)) if names else Entry.objects.none()
        )
        numbers = {
            name: number for number, slug in found.values_list("number", "slug") for name in (number, slug)
        }
        for item in items:
            item["entry"] = numbers.get(item["entry"], item["entry"].removeprefix("CD-"))

    def _standing(self):
        """The relations that the file leaves alone: those of entries it does not speak of."""
        standing = {}
        pairs = Relation.objects.order_by().values_list("entry__number", "target__number")
        for entry, target in pairs:
            if entry not in self.ledger.edges:
                standing.setdefault(entry, set()).add(target)
        return standing
