"""What a reader typed, understood: words that must all be there, "phrases", -exclusions and beginnings*."""

import re
from dataclasses import dataclass
from enum import StrEnum

from timeline.search.analysis import stem, words

SHORTEST_PREFIX = 3
MOST_WORDS = 16
_QUOTES = str.maketrans("“”„‟«»＂", '"' * 7)
_MINUS = str.maketrans("−", "-")
_PIECE = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"|(?P<plain>[^\s"]\S*|"\S*))(?P<star>\*?)')


class Problem(StrEnum):
    """Why a text cannot be searched for."""

    NO_WORDS = "no words"
    ONLY_EXCLUDED = "only excluded"
    TOO_MANY_WORDS = "too many words"
    SHORT_PREFIX = "short prefix"
    BROAD_PREFIX = "broad prefix"


class QueryError(ValueError):
    """The text cannot be searched for; `problem` says why and `word` which word it is about."""

    def __init__(self, problem: Problem, word: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.word = word


@dataclass(frozen=True, slots=True)
class Term:
    """Folded words that stand next to each other; often one. A prefix means its last word's beginning."""

    words: tuple[str, ...]
    is_excluded: bool = False
    is_prefix: bool = False

    def __str__(self) -> str:
        star = "*" if self.is_prefix else ""
        text = f'"{" ".join(self.words)}"{star}' if len(self.words) > 1 else f"{self.words[0]}{star}"
        return f"-{text}" if self.is_excluded else text


@dataclass(frozen=True, slots=True)
class Query:
    """All wanted terms must be there, none of the excluded ones."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        """A text that is understood the same way."""
        return " ".join(map(str, self.terms))

    @property
    def wanted(self) -> list[Term]:
        return [term for term in self.terms if not term.is_excluded]


def parse(text: str) -> Query:
    """Understand a text. Raises QueryError; nothing else, whatever the text is."""
    terms = tuple(dict.fromkeys(term for term in map(_term, _pieces(text)) if term))
    query = Query(terms)
    if not terms:
        raise QueryError(Problem.NO_WORDS)
    if not query.wanted:
        raise QueryError(Problem.ONLY_EXCLUDED, str(terms[0]))
    if sum(len(term.words) for term in terms) > MOST_WORDS:
        raise QueryError(Problem.TOO_MANY_WORDS)
    for term in terms:
        if term.is_prefix and len(term.words[-1]) < SHORTEST_PREFIX:
            raise QueryError(Problem.SHORT_PREFIX, term.words[-1])
    return query


def _pieces(text: str) -> list[re.Match[str]]:
    return list(_PIECE.finditer(text.translate(_QUOTES).translate(_MINUS)))


def _term(piece: re.Match[str]) -> Term | None:
    """The term of one piece of the text; nothing for mere punctuation."""
    is_phrase = piece["phrase"] is not None
    text = piece["phrase"] if is_phrase else piece["plain"]
    found = words(text)
    if not found:
        return None
    is_prefix = bool(piece["star"]) or text.rstrip(').,;:!?"').endswith("*")
    if not is_phrase and _is_doubled(found):
        found = found[:1]
    return Term(tuple(found), bool(piece["minus"]), is_prefix)


def _is_doubled(found: list[str]) -> bool:
    """Whether it is one word said again, as the Indonesian plural norma-norma is."""
    return len({stem(word, "id") for word in found}) == 1
