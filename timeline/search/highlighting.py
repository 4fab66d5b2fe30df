"""Marking the words of a plan in a text, and cutting the piece around the first of them."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from timeline.search.analysis import WORD, stems_as_written
from timeline.search.plan import Plan, Run

LENGTH = 260
BEFORE = 90  # of these characters stand before the first marked word


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text; together the pieces are the text."""

    text: str
    is_marked: bool = False


Span = tuple[int, int]


class Highlighter:
    """Knows what to mark; made once for all texts of a page."""

    def __init__(self, plan: Plan) -> None:
        self.runs: dict[str, list[Run]] = {}
        for clause in plan.wanted:
            for run in clause.runs:
                self.runs.setdefault(run[0], []).append(run)
        self.is_single = all(len(run) == 1 for runs in self.runs.values() for run in runs)
        self.words: dict[str, tuple[set[str], set[str]]] = {}  # by language: those seen, those wanted

    def whole(self, text: str, language: str) -> list[Piece]:
        """All of a text, for example a title."""
        text = unicodedata.normalize("NFC", text)
        return list(_cut(text, self._spans(text, language), 0, len(text)))

    def extract(self, text: str, language: str) -> list[Piece]:
        """The piece around the first marked word, or the beginning when there is none."""
        text = unicodedata.normalize("NFC", text)
        spans = self._spans(text, language)
        first = next(spans, (0, 0))
        start = _word_start(text, first[0] - BEFORE)
        end = max(first[1], _word_end(text, start + LENGTH))
        kept = [first] if first[1] else []
        for span in spans:
            if span[1] > end:
                break
            kept.append(span)
        before, after = [Piece("…")] * bool(start), [Piece("…")] * (end < len(text))
        return [*before, *_cut(text, kept, start, end), *after]

    def _spans(self, text: str, language: str) -> Iterator[Span]:
        """Where the marked runs stand, in order and without overlap."""
        return self._single_spans(text, language) if self.is_single else self._run_spans(text, language)

    def _single_spans(self, text: str, language: str) -> Iterator[Span]:
        """Looks at each different word once, and for those that are wanted through the text."""
        seen, wanted = self.words.setdefault(language, (set(), set()))
        there = set(WORD.findall(text))
        wanted_stems = self.runs.keys()
        wanted |= {
            word for word in there - seen if not wanted_stems.isdisjoint(stems_as_written(word, language))
        }
        seen |= there
        return iter(sorted(span for word in there & wanted for span in _places(text, word)))

    def _run_spans(self, text: str, language: str) -> Iterator[Span]:
        found = [
            (stem, match.span())
            for match in WORD.finditer(text)
            for stem in stems_as_written(match[0], language)
        ]
        position = 0
        while position < len(found):
            length = self._run_at(found, position)
            if length:
                yield found[position][1][0], found[position + length - 1][1][1]
            position += length or 1

    def _run_at(self, found: list[tuple[str, Span]], position: int) -> int:
        """How many words the longest run that begins here has; 0 if none begins here."""
        fitting = [
            len(run)
            for run in self.runs.get(found[position][0], ())
            if run == tuple(stem for stem, _span in found[position : position + len(run)])
        ]
        return max(fitting, default=0)


def _places(text: str, word: str) -> Iterator[Span]:
    """Where a word stands as a whole word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield start, end
        start = text.find(word, end)


def _cut(text: str, spans: Iterable[Span], start: int, end: int) -> Iterator[Piece]:
    for first, last in spans:
        if first > start:
            yield Piece(text[start:first])
        yield Piece(text[first:last], is_marked=True)
        start = last
    if start < end:
        yield Piece(text[start:end])


def _word_start(text: str, position: int) -> int:
    """The beginning of the first whole word from here on."""
    if position <= 0:
        return 0
    return text.find(" ", position - 1, position + BEFORE) + 1 or position


def _word_end(text: str, position: int) -> int:
    """The end of the last whole word up to here."""
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", position - BEFORE, position + 1)
    return space if space > 0 else position
