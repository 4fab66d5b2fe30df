"""timeline/tables.py: rows of a CSV file, and which line is wrong and why."""

import pytest
from django.core.exceptions import ValidationError

from timeline import tables

COLUMNS = ["slug", "name"]


@pytest.fixture
def problems(tmp_path):
    """Reads a file with these bytes; what is wrong with it."""

    def read(content):
        path = tmp_path / "list.csv"
        path.write_bytes(content)
        try:
            list(tables.rows(path, COLUMNS))
        except tables.LoadError as error:
            return [str(problem) for problem in error.problems]
        return []

    return read


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"], ids=["plain", "with a byte order mark"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"], ids=["unix", "windows"])
def test_rows_gives_lines_and_rows(tmp_path, start, end):
    path = tmp_path / "list.csv"
    path.write_bytes(start + end.join([b"slug,name", b'a,"Two', b'lines"', b"b,\xc3\x89", b""]))

    found = list(tables.rows(path, COLUMNS))

    lines = [(line, row["slug"]) for line, row in found]
    assert lines == [(3, "a"), (4, "b")]
    assert found[1][1] == {"slug": "b", "name": "É"}


@pytest.mark.parametrize("header", [b"slug", b"name,slug", b"slug,name,more", b"", b"slug;name"])
def test_columns_must_be_the_stated_ones(problems, header):
    assert problems(header + b"\na,b\n") == ["list.csv, line 1: the columns must be slug, name"]


@pytest.mark.parametrize("row", [b"a", b"a,b,c"])
def test_row_with_another_number_of_fields_is_named_by_its_line(problems, row):
    assert problems(b"slug,name\na,b\n" + row + b"\n") == ["list.csv, line 3: it has not 2 fields"]


@pytest.mark.parametrize("line", [2, 3, 5])
def test_latin_1_bytes_are_named_by_their_line(problems, line):
    rows = [b"slug,name", b"a,b", b"c,d", b"e,f", b"g,h"]
    rows[line - 1] = b"x,caf\xe9"

    assert problems(b"\n".join(rows) + b"\n") == [f"list.csv, line {line}: it is not UTF-8 text"]


def test_latin_1_bytes_far_down_are_named_by_their_line(problems):
    rows = b"slug,name\n" + b"a,b\n" * 20_000

    assert problems(rows + b"x,caf\xe9\n") == ["list.csv, line 20002: it is not UTF-8 text"]


def test_unclosed_quote_is_named_by_the_line_where_its_row_begins(problems):
    (problem,) = problems(b'slug,name\na,b\nc,"d\ne,f\n')

    assert problem.startswith("list.csv, line 3: ")


def test_quote_inside_a_field_is_an_error(problems):
    (problem,) = problems(b'slug,name\na,"b"c\n')

    assert problem.startswith("list.csv, line 2: ")


def test_missing_file_is_named(tmp_path):
    with pytest.raises(tables.LoadError) as caught:
        list(tables.rows(tmp_path / "gone.csv", COLUMNS))

    assert str(caught.value) == "gone.csv, line 1: the file is missing"


def test_listed_splits_at_semicolons():
    assert tables.listed(" a; b ;;c") == ["a", "b", "c"]
    assert tables.listed("") == []


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ValidationError({"date": ["Not a date.", "Too long."], "kind": "Unknown."}), None),
        (ValidationError(["One.", "Two."]), "One. Two."),
    ],
)
def test_reasons_make_one_sentence(error, sentence):
    assert tables.reasons(error) == (sentence or "date: Not a date. Too long.; kind: Unknown.")
