"""Reading CSV files row by row, and saying which line is wrong and why."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError


@dataclass(frozen=True, slots=True)
class Problem:
    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.reason}"


class LoadError(Exception):
    """Nothing was loaded; `problems` says why, line by line."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def rows(path: Path, columns: list[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Line number and row of a UTF-8 CSV file with exactly these columns. Raises LoadError."""
    reader = csv.DictReader(io.StringIO(_text(path), newline=""), strict=True)
    line = 0
    try:
        if reader.fieldnames != columns:
            raise LoadError([Problem(path.name, 1, f"the columns must be {', '.join(columns)}")])
        for row in reader:
            line = reader.line_num
            if None in row or None in row.values():
                raise LoadError([Problem(path.name, line, f"it has not {len(columns)} fields")])
            yield line, row
    except csv.Error as error:
        raise LoadError([Problem(path.name, max(line, 1) + 1, str(error))]) from error


def _text(path: Path) -> str:
    """The whole file. Raises LoadError when it is missing, not UTF-8 or holds a NUL."""
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except FileNotFoundError as error:
        raise LoadError([Problem(path.name, 1, "the file is missing")]) from error
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise LoadError([Problem(path.name, line, "it is not UTF-8 text")]) from error
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise LoadError([Problem(path.name, line, "it holds a NUL character")])
    return text


def listed(text: str) -> list[str]:
    """The parts of a field that holds several values, separated by semicolons."""
    return [part.strip() for part in text.split(";") if part.strip()]


def reasons(error: ValidationError) -> str:
    """A validation error as one sentence a row's reader understands."""
    if hasattr(error, "message_dict"):
        return "; ".join(f"{name}: {' '.join(texts)}" for name, texts in error.message_dict.items())
    return " ".join(error.messages)
