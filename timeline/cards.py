"""What a card shows of an entry that a text links to: of its summary the first sentence."""

import re

# Not after one letter (U.S., A. Artist) or a title, and only before a capital.
_END = re.compile(r"(?<!\b[^\W\d])(?<!\bDr)(?<!\bMr)(?<!\bSt)[.!?…][”’\")\]]*(?=\s+[“‘\"(\[]*[A-Z])")


def first_sentence(text: str) -> str:
    """The text, on one line, up to where its first sentence ends; all of it when that is nowhere."""
    line = " ".join(text.split())
    end = _END.search(line)
    return line[: end.end()] if end else line
