"""A table file of any kind we take, as one kind of text."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from timeline.imports import csv_tables, xlsx_tables
from timeline.imports.decoding import decode
from timeline.imports.problems import refuse
from timeline.sorting import fold


@dataclass(frozen=True, slots=True)
class Table:
    """CSV text; `first` is the place in it behind the headings, `before` the number of their row."""

    text: str
    delimiter: str
    headings: list[str]
    first: int
    before: int
    notes: list[str] = field(default_factory=list)

    def rows(self) -> Iterator[csv_tables.Row]:
        return csv_tables.rows(self.text, self.delimiter, start=self.first, number=self.before)


def open_table(data: bytes, most_sheet_rows: int | None = None) -> Table:
    """The table in the bytes of a CSV file or an Excel workbook. Raises Refused."""
    notes: list[str] = []
    if xlsx_tables.is_zip(data):
        text, delimiter = _as_csv(data, most_sheet_rows), ","
    else:
        text, notes = decode(data)
        delimiter = csv_tables.delimiter_of(text)
    head = next(csv_tables.rows(text, delimiter), None)
    if head is None:
        raise refuse(_("The file is empty."))
    headings = [" ".join(cell.split()) for cell in head.cells]
    _refuse_repeated(headings, head.number)
    return Table(text, delimiter, headings, head.end, head.number, notes)


def _as_csv(data: bytes, most_rows: int | None) -> str:
    """The sheet as CSV with every row where it was, padded to the width of its headings."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    width = written = 0
    for number, cells in xlsx_tables.rows(data):
        if most_rows and number > most_rows:
            raise refuse(
                _("A workbook of more than %d rows takes too long here: save it as CSV.") % most_rows
            )
        width = width or len(cells)
        out.write("\r\n" * (number - written - 1))
        writer.writerow([*cells, *[""] * (width - len(cells))])
        written = number
    return out.getvalue()


def _refuse_repeated(headings: list[str], number: int) -> None:
    seen = set()
    for heading in headings:
        if fold(heading) in seen and heading:
            raise refuse(_("The heading “%s” stands there twice.") % heading, number)
        seen.add(fold(heading))
