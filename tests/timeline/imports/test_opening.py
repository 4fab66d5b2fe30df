"""Files as people send them: encodings, separators, workbooks, and what is refused with a reason."""

import io
import zipfile
from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.timeline.imports.sheets import as_csv, as_xlsx
from timeline.imports import csv_tables, xlsx_tables
from timeline.imports.opening import open_table
from timeline.imports.problems import Refused

ROWS = [["slug", "place"], ["one", "Genève, Suisse"], ["two", 'Say "no"; or\tyes\nthen']]


def cells(data):
    table = open_table(data)
    return [table.headings, *(row.cells for row in table.rows())]


def refusal(data, **options):
    """The row and the reason that a file is refused with."""
    with pytest.raises(Refused) as caught:
        for _row in open_table(data, **options).rows():
            pass
    (problem,) = caught.value.problems
    return problem.row, problem.reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_text_is_read_whatever_its_encoding_and_its_separator(encoding, delimiter):
    data = as_csv(ROWS, delimiter=delimiter, encoding=encoding)

    assert cells(data) == ROWS
    assert open_table(data).notes == []


@pytest.mark.parametrize(("encoding", "name"), [("cp1252", "Windows-1252"), ("latin-1", "Latin-1")])
def test_text_that_is_not_utf_8_is_read_and_said_so(encoding, name):
    rows = [["slug", "place"], ["one", "Genève" + ("\x81" if encoding == "latin-1" else "–")]]

    table = open_table(as_csv(rows, encoding=encoding))

    assert [row.cells for row in table.rows()] == rows[1:]
    assert table.notes == [
        f"The file is not UTF-8 and was read as {name}. Look at the letters with accents before you confirm."
    ]


def test_rows_are_numbered_as_a_spreadsheet_does_and_blank_ones_are_left_out():
    table = open_table(b"\nslug,place\n\none,A\n,\ntwo,B\n")

    assert [(row.number, row.cells) for row in table.rows()] == [(4, ["one", "A"]), (6, ["two", "B"])]


def test_reading_goes_on_from_any_row():
    table = open_table(as_csv([*ROWS, ["three", "x\r\ny"], ["four", ""]]))
    whole = list(table.rows())

    for row in whole:
        rest = csv_tables.rows(table.text, ",", start=row.end, number=row.number)
        assert list(rest) == [one for one in whole if one.number > row.number]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", (0, "The file is empty.")),
        (b" \r\n\n", (0, "The file is empty.")),
        (b"\n;;\n", (0, "The file is empty.")),
        (b"slug,place\na,b\x00", (0, "Line 2 holds a NUL character: this is not a text file.")),
        (b"\xff\xfes", (0, "The file begins like UTF-16 text but is not.")),
        (b'slug,place\na,b\nc,"d\ne,f\n', (3, "A quotation mark opens in this row and is never closed.")),
        (b'slug,place\na,"b"c\n', (2, "Something stands behind a closing quotation mark.")),
        (b"," * 299, (1, "A row has 300 columns; 100 is the most.")),
        (b"slug" + b",x" * 299, (1, "A row has 300 columns; 100 is the most.")),
        (b"slug,place\n" + b"a" + b"," * 299, (2, "A row has 300 columns; 100 is the most.")),
        (b"slug,Slug\n", (1, "The heading “Slug” stands there twice.")),
        (b"slug\n" + b"x" * 100_001, (2, "A cell is longer than 100000 characters.")),
    ],
)  # fmt: skip
def test_file_that_cannot_be_read_is_refused_with_a_reason(data, expected):
    assert refusal(data) == expected


@given(
    rows=st.lists(
        st.lists(
            st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")),
            min_size=2,
            max_size=2,
        ).filter(lambda row: any(cell.strip() for cell in row)),
        max_size=5,
    )
)
def test_what_a_csv_writer_wrote_is_read_back(rows):
    data = as_csv([["slug", "place"], *rows])

    assert cells(data) == [["slug", "place"], *rows]


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data):
    for one in (data, b"PK\x03\x04" + data, b"slug,place\n" + data):
        with suppress(Refused):
            assert all(len(row.cells) <= 100 for row in open_table(one).rows())


def test_workbook_gives_texts_numbers_and_dates_as_precise_as_they_were_shown():
    book = Workbook()
    sheet = book.active
    sheet.append(["slug", "a", "b", "c", "d", "e", "f", "g"])
    sheet.append(["one", 2013, 2.0, 2.5, True, datetime(2018, 7, 1), date(2018, 7, 2), time(9, 30)])
    sheet.append([])
    sheet.append(["two", None, None, None, False, date(2019, 1, 1)])
    sheet["F2"].number_format = "mmm-yy"
    sheet["F4"].number_format = 'yyyy" AD"'
    out = io.BytesIO()
    book.save(out)

    table = open_table(out.getvalue())

    assert [(row.number, row.cells) for row in table.rows()] == [
        (2, ["one", "2013", "2", "2.5", "true", "2018-07", "2018-07-02", "09:30:00"]),
        (4, ["two", "", "", "", "false", "2019", "", ""]),
    ]


@pytest.mark.parametrize(
    ("number_format", "expected"),
    [
        ("yyyy-mm-dd", "%Y-%m-%d"),
        ("General", "%Y-%m-%d"),
        ("mmm-yy", "%Y-%m"),
        ("yyyy", "%Y"),
        ('[$-421]mmmm" den "yyyy', "%Y-%m"),
    ],
)
def test_date_is_as_precise_as_its_number_format(number_format, expected):
    assert xlsx_tables.precision(number_format) == expected


NO_WORKBOOK = (0, "This is not an Excel workbook (.xlsx). Save the table as .xlsx or .csv.")


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in parts.items():
            bundle.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [b"PK", zipped(a="b"), as_xlsx(ROWS)[:-200], as_xlsx(ROWS).replace(b"sheet1", b"sheet7")],
    ids=["begins", "other zip", "cut", "mixed up"],
)
def test_what_is_no_workbook_is_refused(data):
    assert refusal(data) == NO_WORKBOOK


def test_bomb_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(xlsx_tables, "load_workbook", None)
    bomb = zipped(**{"xl/worksheets/sheet1.xml": b"0" * 30_000_000})
    many = zipped(**{f"part{number}": b"" for number in range(1_001)})

    assert len(bomb) < 100_000
    assert refusal(bomb) == (0, "The workbook would unpack to 30 MB. Save the table as CSV.")
    assert refusal(many) == (0, "The workbook would unpack to 1 MB. Save the table as CSV.")


def test_formula_is_not_worked_out():
    expected = (2, "Column B holds a formula. Put its value in its place.")

    assert refusal(as_xlsx([["slug", "place"], ["one", "=1+1"]])) == expected


def test_workbook_is_refused_that_is_too_wide_too_long_or_has_huge_cells(monkeypatch):
    wide = as_xlsx([["slug"], ["x"] * 300])
    long = as_xlsx([["slug"], ["a"], ["b"]])

    assert refusal(wide) == (2, "A row has 300 columns; 100 is the most.")
    assert refusal(long, most_sheet_rows=2) == (
        0,
        "A workbook of more than 2 rows takes too long here: save it as CSV.",
    )
    monkeypatch.setattr(csv_tables, "LONGEST_CELL", 3)
    assert refusal(as_xlsx([["slug"], ["four"]])) == (1, "A cell is longer than 3 characters.")
