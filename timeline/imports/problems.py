"""What is wrong with a file or a row, in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """`row` counts as a spreadsheet does, the headings being row 1; 0 and an empty column mean all of it."""

    row: int
    column: str
    reason: str

    def __str__(self) -> str:
        return f"{self.column}: {self.reason}" if self.column else self.reason


class Refused(Exception):
    """The file as a whole cannot be read, or nothing of it can be written; `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = list(problems)


class Unreadable(ValueError):
    """A cell does not say what its column needs; the message tells the reader why."""


def refuse(reason: str, row: int = 0) -> Refused:
    return Refused(Problem(row, "", reason))
