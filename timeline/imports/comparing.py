"""What a row changes: the entry as it is, the entry as it is wanted, and the difference."""

from dataclasses import dataclass, field

from timeline import cells, columns
from timeline.imports import ledger, rules
from timeline.imports.books import DETAILS
from timeline.imports.items import IDENTITY, Completer, identity, is_same

NEW, CHANGED, SAME, ERROR = "new", "changed", "same", "error"


@dataclass(slots=True)
class Change:
    """One row against the record. `fields` and `lists` hold only what must be written."""

    wanted: object
    entry: object = None
    before: dict = field(default_factory=dict)
    fields: dict = field(default_factory=dict)
    lists: dict = field(default_factory=dict)
    whole: dict = field(default_factory=dict)  # the lists that the row speaks of, changed or not

    @property
    def outcome(self):
        if self.wanted.problems:
            return ERROR
        if self.entry is None:
            return NEW
        return CHANGED if self.fields or self.lists else SAME

    @property
    def needs_reason(self):
        """Readers see the entry, or would see it again."""
        is_brought_back = self.entry is not None and self.entry.is_withdrawn and "publication" in self.fields
        return self.outcome == CHANGED and (self.entry.is_public or is_brought_back)

    def differences(self):
        """What a reader of a preview sees: for each column that changes, its text before and after."""
        shown = {name: (_text(self.before.get(name)), _text(value)) for name, value in self.fields.items()}
        for name, items in self.lists.items():
            for key, column in columns.LISTS[name].items():
                pair = tuple(_joined(key, those) for those in (self.before.get(name, []), items))
                if not is_same(*pair):
                    shown[column] = pair
        return {column: pair for column, pair in shown.items() if any(text.strip("| ") for text in pair)}


def _text(value):
    if isinstance(value, list):
        return cells.join(value)
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _joined(key, items):
    return cells.join(_text(item[key]) for item in items)


def compare(wanted, entry, books):
    """The change a row makes to an entry, or the new entry it makes."""
    change = Change(wanted, entry, _before(wanted, entry) if entry else {})
    if entry is None and not wanted.number and (wanted.values or not wanted.problems):
        rules.complete_new(wanted)
    if wanted.problems:
        return change
    for name, value in wanted.values.items():
        if entry is None or not is_same(change.before[name], value):
            change.fields[name] = value
    for name in wanted.lists:
        items = Completer(wanted, name, change.before.get(name, []), books).complete()
        change.whole[name] = items
        if not is_same(_in_order(name, change.before.get(name, [])), _in_order(name, items)):
            change.lists[name] = items
    rules.check(change, books)
    return change


def _in_order(name, items):
    """Only the order of actors and sources means something."""
    return items if name in ("actors", "sources") else sorted(items, key=lambda one: identity(name, one))


def _before(wanted, entry):
    """The entry as values; relations to what readers do not see only where the row names them."""
    before = columns.as_object(entry, "") | {"publication": entry.publication}
    named = {item["entry"] for item in wanted.lists.get("relations", ())}
    before["relations"] = [
        {"kind": one.kind, "entry": one.target.number}
        for one in entry.relations.all()
        if one.target.is_public or one.target.number in named
    ]
    return before | {"domains": sorted(before["domains"])}


def claims(change):
    """What this row says of things that other rows may speak of too, for the ledger."""
    slug, entry, row = change.wanted.values.get("slug"), change.entry, change.wanted.row
    own = entry.number if entry else slug
    if not own:
        return []
    said = [[ledger.ENTRY, own, row]] if entry else [[ledger.SLUG, slug, row]]
    if entry and "slug" in change.fields:
        said.append([ledger.SLUG, slug, row])
    for item in change.whole.get("sources", ()):
        key = " | ".join(item[name] for name in IDENTITY["sources"])
        said.append([ledger.SOURCE, key, [item[name] for name in DETAILS]])
    for item in change.whole.get("relations", ()):
        said.append([ledger.EDGE, own, item["entry"]])
        if not item["entry"].startswith("CD-"):
            said.append([ledger.NEEDS, item["entry"], row])
    return said
