"""What a card shows of an entry that a text links to: of its summary the first sentence."""

import re

_TITLES = ("Dr", "Mr", "Mrs", "Ms", "St", "Prof", "Gen", "Maj", "Col", "Lt", "No", "Ir", "PT")
# Not after one letter (U.S., A. Artist) or a title, and only before a capital.
_ABBREVIATED = "".join(rf"(?<!\b{title})" for title in (r"[^\W\d]", *_TITLES))
_END = re.compile(rf"{_ABBREVIATED}[.!?…][”’\")\]]*(?=\s+[“‘\"(\[]*[A-Z])")


def first_sentence(text: str) -> str:
    """The text, on one line, up to where its first sentence ends; all of it when that is nowhere."""
    line = " ".join(text.split())
    end = _END.search(line)
    return line[: end.end()] if end else line
