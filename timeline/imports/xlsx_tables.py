"""The first sheet of an Excel workbook as rows of text; nothing in it is run or worked out."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from timeline.imports import csv_tables
from timeline.imports.problems import Refused, refuse

MOST_BYTES = 100_000_000  # unpacked
MOST_TIMES = 200  # how much bigger than its file a workbook may become
SMALL = 2_000_000  # below this the rate does not matter
MOST_PARTS = 1_000
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def is_zip(data: bytes) -> bool:
    return data.startswith(b"PK")


def rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Number and texts of every row that is not blank. Raises Refused, before unpacking a bomb."""
    _weigh(data)
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # a file may claim a million columns
        for number, row in enumerate(sheet.iter_rows(), 1):
            cells = _trimmed([_text(cell, number) for cell in row])
            if len(cells) > csv_tables.MOST_COLUMNS:
                raise csv_tables.too_wide(len(cells), number)
            if cells:
                yield number, cells
    except Refused:
        raise
    # openpyxl answers a damaged workbook with whatever its parts raise.
    except (
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        AttributeError,
        OSError,
        ParseError,
    ) as error:
        raise refuse(_("This is not an Excel workbook (.xlsx). Save the table as .xlsx or .csv.")) from error


def _weigh(data: bytes) -> None:
    """Look at the directory of the zip alone; zipfile never unpacks more of a part than it says there."""
    try:
        # zipfile says NotImplementedError of an archive of a version that it does not know.
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        raise refuse(_("This is not an Excel workbook (.xlsx). Save the table as .xlsx or .csv.")) from error
    unpacked = sum(part.file_size for part in parts)
    is_bomb = unpacked > SMALL and unpacked > MOST_TIMES * len(data)
    if len(parts) > MOST_PARTS or unpacked > MOST_BYTES or is_bomb:
        raise refuse(
            _("The workbook would unpack to %d MB. Save the table as CSV.") % max(unpacked // 1_000_000, 1)
        )


def _trimmed(cells: list[str]) -> list[str]:
    while cells and not cells[-1].strip():
        cells.pop()
    return cells


def _text(cell: Any, number: int) -> str:
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        raise refuse(_("Column %s holds a formula. Put its value in its place.") % cell.column_letter, number)
    text = _written(value, cell)
    if len(text) > csv_tables.LONGEST_CELL:
        raise csv_tables.too_long(number)
    return text


def _written(value: Any, cell: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (datetime, date)):
        return value.strftime(precision(cell.number_format))
    if isinstance(value, time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def precision(number_format: str) -> str:
    """What of a date the sheet showed, for strftime: “Jul-18” is a month of a year and not its first day."""
    shown = _LITERAL.sub("", number_format.lower())
    if "d" in shown or "y" not in shown:
        return "%Y-%m-%d"
    return "%Y-%m" if "m" in shown else "%Y"
