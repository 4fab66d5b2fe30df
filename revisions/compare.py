"""Where two texts differ, word by word and paragraph by paragraph."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s+|\w+|[^\w\s]+")
SAME, ADDED, REMOVED = "same", "added", "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `kind` is same, added or removed."""

    kind: str
    text: str


Block = list[Piece]


def words(before: str, after: str) -> Block:
    """The two texts merged into one: what both have, what only the first has, what only the second has."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    pieces = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece(SAME, "".join(old[start:end])))
            continue
        pieces.append(Piece(REMOVED, "".join(old[start:end])))
        pieces.append(Piece(ADDED, "".join(new[new_start:new_end])))
    return [piece for piece in pieces if piece.text]


def paragraphs(before: list[str], after: list[str]) -> list[Block]:
    """The paragraphs of both texts in order, each compared with the one it became.

    Compared paragraph by paragraph first, so that long texts stay fast.
    """
    blocks: list[Block] = []
    for kind, start, end, new_start, new_end in SequenceMatcher(None, before, after, False).get_opcodes():
        old, new = before[start:end], after[new_start:new_end]
        if kind == "equal":
            blocks += [[Piece(SAME, text)] for text in old]
            continue
        common = min(len(old), len(new))
        blocks += [words(*pair) for pair in zip(old[:common], new[:common], strict=True)]
        blocks += [[Piece(REMOVED, text)] for text in old[common:]]
        blocks += [[Piece(ADDED, text)] for text in new[common:]]
    return blocks


def changed_words(blocks: list[Block]) -> int:
    """How many words were added or removed."""
    changed = [piece.text for block in blocks for piece in block if piece.kind != SAME]
    return sum(len(re.findall(r"\w+", text)) for text in changed)
