"""A findable text before it is indexed, and what its row in the index holds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from timeline.search.analysis import LANGUAGES, stems, words

MOST_WORDS = 16_000
MOST_PLACES = 255
UNDATED = date(1, 1, 1)
"""The day of what has none, such as an actor: it comes last where the newest come first."""

Part = tuple[str, str]
"""A text and its language."""


@dataclass(frozen=True, slots=True)
class Document:
    """One findable thing. Title, keywords and body are texts, each with its language."""

    kind: str
    object_id: int
    title: list[Part]
    keywords: list[Part]
    body: list[Part]
    tags: list[str]
    day: date = UNDATED
    shown_at: datetime | None = None
    shown_until: datetime | None = None

    def analysed(self) -> "Analysed":
        """Its words, together at most MOST_WORDS of them: what one tsvector can hold."""
        room = MOST_WORDS
        columns: list[str] = []
        folded: set[str] = set()
        for parts in (self.title, self.keywords, self.body):
            column: list[str] = []
            for text, language in parts:
                found = words(text)[: room - len(column)]
                column += stems(found, language)
                folded.update(found)
            room -= len(column)
            columns.append(" ".join(column))
        title, keywords, body = columns
        return Analysed(title, keywords, body, frozenset(folded))


@dataclass(frozen=True, slots=True)
class Analysed:
    """Stems of the three columns, parted by spaces, and the folded words behind them."""

    title: str
    keywords: str
    body: str
    words: frozenset[str]

    def vector(self) -> str:
        """A literal of PostgreSQL's tsvector: places and weights, with a gap between the columns."""
        places: dict[str, list[str]] = {}
        place = 1
        for weight, column in (("A", self.title), ("B", self.keywords), ("C", self.body)):
            for stem in column.split():
                places.setdefault(stem, []).append(f"{place}{weight}")
                place += 1
            place += 1
        return " ".join(f"'{stem}':{','.join(found)}" for stem, found in places.items())

    def is_crowded(self) -> bool:
        """Whether it has a word more often than a tsvector keeps places of it."""
        counts = Counter(f"{self.title} {self.keywords} {self.body}".split())
        return max(counts.values(), default=0) >= MOST_PLACES

    def heading(self) -> str:
        """The same of title and keywords, without places."""
        return " ".join(f"'{stem}'" for stem in dict.fromkeys(f"{self.title} {self.keywords}".split()))


def in_both(texts: Iterable[str]) -> list[Part]:
    """Words whose language is unknown, such as synonyms, as if they were of each."""
    listed = list(texts)
    return [(text, language) for language in LANGUAGES for text in listed if text]
