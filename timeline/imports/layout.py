"""Rows of a table as what they want of an entry: only the columns that are there say something."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from timeline import cells, columns
from timeline.concepts import MOST
from timeline.imports import values
from timeline.imports.problems import Problem, Unreadable, refuse


@dataclass(slots=True)
class Wanted:
    """What one row says. `values` by column; `lists` hold items with the fields that the file has."""

    row: int
    number: str = ""
    values: dict = field(default_factory=dict)
    lists: dict = field(default_factory=dict)
    problems: list = field(default_factory=list)

    def refuse(self, column, reason):
        self.problems.append(Problem(self.row, column, str(reason)))

    @property
    def title(self):
        return self.values.get("title_en") or self.values.get("title_id") or self.number


class Layout:
    """Where each column lies. Raises Refused when the columns together make no sense."""

    def __init__(self, headings, mapping, known):
        self.width = len(headings)
        self.known = known
        self.places = {
            column: place
            for place, heading in enumerate(headings)
            if heading and (column := mapping.get(heading))
        }
        if not self.places:
            raise refuse(_("No heading of this file names a column of the record."))
        self.lists = {
            name: {key: self.places[column] for key, column in keys.items() if column in self.places}
            for name, keys in columns.LISTS.items()
        }
        self._refuse_headless()

    def _refuse_headless(self):
        for name, keys in self.lists.items():
            column = columns.LISTS[name][values.KEYS[name]]
            if keys and values.KEYS[name] not in keys:
                first = columns.LISTS[name][next(iter(keys))]
                text = _("The column %(column)s says nothing without the column %(needed)s.")
                raise refuse(text % {"column": first, "needed": column})

    def read(self, number, row_cells):
        """The row as Wanted, with a problem for each cell that cannot be understood."""
        wanted = Wanted(number)
        if len(row_cells) != self.width:
            text = _("The row has %(found)d fields and the headings are %(wanted)d.")
            wanted.refuse("", text % {"found": len(row_cells), "wanted": self.width})
            return wanted
        written = [cells.as_written(cell) for cell in row_cells]
        if "number" in self.places:
            wanted.number = written[self.places["number"]].strip()
        self._fields(wanted, written)
        self._names(wanted, written, "domains", self.known.domains)
        self._names(wanted, written, "concepts", self.known.concepts)
        for name, keys in self.lists.items():
            if keys:
                self._list(wanted, written, name)
        return wanted

    def _fields(self, wanted, written):
        for column, read in values.FIELDS.items():
            if column not in self.places:
                continue
            cell = written[self.places[column]]
            if column in values.UNSAID_WHEN_EMPTY and not cell.strip():
                continue
            try:
                wanted.values[column] = read(cell)
            except Unreadable as error:
                wanted.refuse(column, error)

    def _names(self, wanted, written, column, names):
        if column not in self.places:
            return
        found = {}
        for name in _several(written[self.places[column]]):
            try:
                found.setdefault(names.slug(name))
            except Unreadable as error:
                wanted.refuse(column, error)
        wanted.values[column] = sorted(found)
        if column == "concepts" and len(found) > MOST:
            wanted.refuse(column, _("Choose at most %d concepts.") % MOST)

    def _list(self, wanted, written, name):
        """The items of a list, whose fields lie side by side in as many columns."""
        lies = self.lists[name]
        parted = {key: _parted(written[place], name) for key, place in lies.items()}
        number = len(parted[values.KEYS[name]])
        for key, parts in parted.items():
            if len(parts) not in (0, number):
                text = _("It holds %(found)d values and %(column)s holds %(wanted)d.")
                column = columns.LISTS[name][values.KEYS[name]]
                found = {"found": len(parts), "column": column, "wanted": number}
                wanted.refuse(columns.LISTS[name][key], text % found)
                return
        filled = {key: parts or [""] * number for key, parts in parted.items()}
        rows = [dict(zip(filled, parts, strict=True)) for parts in zip(*filled.values(), strict=True)]
        wanted.lists[name] = [self._item(wanted, name, row) for row in rows]

    def _item(self, wanted, name, row):
        item = {}
        for key, part in row.items():
            try:
                item[key] = self._part(name, key, part)
            except Unreadable as error:
                wanted.refuse(columns.LISTS[name][key], error)
        return item

    def _part(self, name, key, part):
        if key in ("actor", "claimant", "accused"):
            return self.known.actors.slug(part)
        return values.LISTS[name][key](part)


def _several(cell):
    """Values of a cell of names, parted by our bar or by the semicolons people write."""
    return cells.split(cell) if "|" in cell else [part.strip() for part in cell.split(";") if part.strip()]


def _parted(cell, name):
    return cells.split(cell) if name != "actors" or "|" in cell else _several(cell)
