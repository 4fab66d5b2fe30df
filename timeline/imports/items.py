"""The lists of an entry: what a row says of them, completed with what the entry and the record have."""

from django.utils.translation import gettext as _

from timeline import columns
from timeline.imports import values
from timeline.imports.problems import Problem, Unreadable

IDENTITY = {
    "actors": ("actor", "role"),
    "sources": ("title", "publisher", "date", "identifier"),
    "relations": ("entry", "kind"),
    "attributions": ("claimant", "stance", "accused", "date"),
}
NEEDED = {"attributions": ("accused", "date", "source")}


def plain(value):
    """A value as it is compared."""
    if isinstance(value, str):
        return values.normal(value)
    return [plain(one) for one in value] if isinstance(value, list) else value


def is_same(before, after):
    return plain(before) == plain(after)


def identity(name, item):
    return tuple(plain(item[key]) for key in IDENTITY[name])


class Completer:
    """Completes items of one list of one row. `books` finds what the record has of sources."""

    def __init__(self, wanted, name, before, books):
        self.wanted, self.name, self.books = wanted, name, books
        self.left = list(before)

    def complete(self):
        """Whole items, in the order of the row; problems go to the row."""
        found, seen = [], set()
        for item in self.wanted.lists[self.name]:
            whole = self._whole(item)
            if whole is None:
                continue
            if identity(self.name, whole) in seen:
                self._refuse(_("“%s” stands in this row twice.") % item[values.KEYS[self.name]])
            seen.add(identity(self.name, whole))
            found.append(whole)
        return found

    def _whole(self, item):
        try:
            own = self._own(item) or self._elsewhere(item)
        except Unreadable as error:
            return self._refuse(error)
        base = {**values.UNSAID[self.name], **own}
        # What differs in spaces and line ends alone stays as it is.
        said = {key: value for key, value in item.items() if key not in own or not is_same(own[key], value)}
        whole = {**base, **said}
        missing = [key for key in NEEDED.get(self.name, ()) if not whole[key]]
        for key in missing:
            self._refuse(_("This is needed as well."), key)
        return None if missing else whole

    def _own(self, item):
        """The first item of the entry, not yet spoken for, that this one can be."""
        told = [key for key in IDENTITY[self.name] if key in item]
        for place, one in enumerate(self.left):
            if all(is_same(one[key], item[key]) for key in told):
                return self.left.pop(place)
        return {}

    def _elsewhere(self, item):
        return self.books.like(item) if self.name == "sources" else {}

    def _refuse(self, reason, key=None):
        column = columns.LISTS[self.name][key or values.KEYS[self.name]]
        self.wanted.problems.append(Problem(self.wanted.row, column, str(reason)))
