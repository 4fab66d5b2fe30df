"""Where two texts differ, word by word and paragraph by paragraph."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\w+\s*|[^\w\s]+\s*|\s+")
SAME, ADDED, REMOVED = "same", "added", "removed"
# Finding what two sequences share costs about their lengths multiplied. What would cost more than this is
# taken as rewritten, so that no text, however long or odd, keeps anybody waiting for a second.
MOST_WORK = 1_000_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; `kind` is same, added or removed."""

    kind: str
    text: str


Block = list[Piece]
Step = tuple[bool, list[str], list[str]]  # whether both have it, what the first has, what the second has


class Comparison:
    """Compares pairs of texts as long as its share of work lasts."""

    def __init__(self, work: int = MOST_WORK) -> None:
        self.work = work

    def paragraphs(self, before: list[str], after: list[str]) -> list[Block]:
        blocks: list[Block] = []
        for is_same, old, new in self._steps(before, after):
            if is_same:
                blocks += [[Piece(SAME, text)] for text in old]
                continue
            common = min(len(old), len(new))
            blocks += [self.words(*pair) for pair in zip(old[:common], new[:common], strict=True)]
            blocks += [[Piece(REMOVED, text)] for text in old[common:]]
            blocks += [[Piece(ADDED, text)] for text in new[common:]]
        return blocks

    def words(self, before: str, after: str) -> Block:
        pieces = []
        for is_same, old, new in self._steps(_WORDS.findall(before), _WORDS.findall(after)):
            if is_same:
                pieces.append(Piece(SAME, "".join(old)))
            else:
                pieces += [Piece(REMOVED, "".join(old)), Piece(ADDED, "".join(new))]
        return [piece for piece in pieces if piece.text]

    def _steps(self, before: Sequence[str], after: Sequence[str]) -> Iterator[Step]:
        """How the first becomes the second: the shared ends first taken off, then what lies between."""
        start = _shared(before, after)
        end = _shared(before[start:][::-1], after[start:][::-1])
        old, new = list(before[start : len(before) - end]), list(after[start : len(after) - end])
        if start:
            yield True, list(before[:start]), list(after[:start])
        self.work -= len(old) * len(new)
        if self.work < 0:
            yield False, old, new
        else:
            for kind, first, last, new_first, new_last in SequenceMatcher(
                None, old, new, False
            ).get_opcodes():
                yield kind == "equal", old[first:last], new[new_first:new_last]
        if end:
            yield True, list(before[len(before) - end :]), list(after[len(after) - end :])


def _shared(before: Sequence[str], after: Sequence[str]) -> int:
    """How many items both begin with."""
    pairs = zip(before, after, strict=False)
    return next(
        (place for place, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after))
    )


def words(before: str, after: str) -> Block:
    """The two texts merged into one: what both have, what only the first has, what only the second has."""
    return Comparison().words(before, after)


def paragraphs(before: list[str], after: list[str]) -> list[Block]:
    """The paragraphs of both texts in order, each compared with the one it became."""
    return Comparison().paragraphs(before, after)


def changed_words(blocks: list[Block]) -> int:
    """How many words were added or removed."""
    changed = [piece.text for block in blocks for piece in block if piece.kind != SAME]
    return sum(len(re.findall(r"\w+", text)) for text in changed)
