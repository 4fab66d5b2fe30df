"""What a cell of a table file may hold: several values at once, and nothing that a spreadsheet would run."""

import re
from collections.abc import Iterable

# What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection").
_FORMULA = re.compile(r"'*[=+\-@\t\r]")
_PARTS = re.compile(r"((?:[^|\\]|\\.)*)(?:\||\Z)", re.DOTALL)


def join(values: Iterable[str]) -> str:
    """Several values in one cell, parted by “ | ”; `split` gives them back."""
    return " | ".join(value.replace("\\", "\\\\").replace("|", "\\|") for value in values)


def split(cell: str) -> list[str]:
    """The values of a cell; an empty cell has none. Spaces around a value are not part of it."""
    if not cell.strip():
        return []
    parts = [match.group(1) for match in _PARTS.finditer(cell)]
    if not cell.endswith("|") or cell.endswith("\\|"):
        parts.pop()  # the pattern also finds the nothing after the last value
    return [re.sub(r"\\(.)", r"\1", part.strip()) for part in parts]


def harmless(cell: str) -> str:
    """The cell with an apostrophe before what a spreadsheet would take for a formula."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def as_written(cell: str) -> str:
    """A cell as it was before `harmless`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell
