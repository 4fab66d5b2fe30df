"""Rows of CSV text, from any place in it, so that a long file can be read in steps."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline.imports.problems import Refused, refuse

DELIMITERS = (",", ";", "\t")
MOST_COLUMNS = 100
LONGEST_CELL = 100_000  # characters; Excel holds 32,767


@dataclass(frozen=True, slots=True)
class Row:
    """`number` as a spreadsheet counts; `end` is the place in the text behind it."""

    number: int
    cells: list[str]
    end: int


def delimiter_of(text: str) -> str:
    """What parts the headings: the character that makes the most of them."""

    head = text.lstrip("\r\n")

    def parted(delimiter: str) -> int:
        try:
            return len(next(csv.reader(io.StringIO(head, newline=""), delimiter=delimiter), []))
        except csv.Error:
            return 0

    return max(DELIMITERS, key=parted)


def rows(text: str, delimiter: str, *, start: int = 0, number: int = 0) -> Iterator[Row]:
    """Every row that is not blank behind `start`, where `number` rows lie before. Raises Refused."""
    source = io.StringIO(text, newline="")
    source.seek(start)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(source, delimiter=delimiter, strict=True)
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise _refusal(str(error), number) from error
        if cells is None:
            return
        if len(cells) > MOST_COLUMNS:
            raise too_wide(len(cells), number)
        if any(cell.strip() for cell in cells):
            yield Row(number, cells, source.tell())


def too_wide(columns: int, number: int) -> Refused:
    values = {"columns": columns, "most": MOST_COLUMNS}
    return refuse(_("A row has %(columns)d columns; %(most)d is the most.") % values, number)


def too_long(number: int) -> Refused:
    return refuse(_("A cell is longer than %d characters.") % LONGEST_CELL, number)


def _refusal(message: str, number: int) -> Refused:
    if "field limit" in message:
        return too_long(number)
    if "unexpected end" in message:
        return refuse(_("A quotation mark opens in this row and is never closed."), number)
    return refuse(_("Something stands behind a closing quotation mark."), number)
