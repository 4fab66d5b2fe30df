"""What the index is asked for: each term of a query as the runs of stems that satisfy it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from timeline.search.analysis import LANGUAGES, stem
from timeline.search.query import Query, Term

Run = tuple[str, ...]
"""Stems that stand next to each other."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Any one of these runs is enough; with none of them nothing is."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Every wanted clause must be satisfied, no excluded one may be."""

    wanted: tuple[Clause, ...]
    excluded: tuple[Clause, ...] = ()

    @property
    def is_hopeless(self) -> bool:
        """Whether no text can match: a beginning that no known word has."""
        return not all(clause.runs for clause in self.wanted)


def make_plan(query: Query, expand: Callable[[str], Iterable[str]]) -> Plan:
    """`expand` gives the known words with a beginning; what it raises goes through."""
    clauses = [(term.is_excluded, _clause(term, expand)) for term in query.terms]
    wanted = tuple(clause for is_excluded, clause in clauses if not is_excluded)
    return Plan(wanted, tuple(clause for is_excluded, clause in clauses if is_excluded and clause.runs))


def _clause(term: Term, expand: Callable[[str], Iterable[str]]) -> Clause:
    last = expand(term.words[-1]) if term.is_prefix else term.words[-1:]
    spelt = [(*term.words[:-1], word) for word in last]
    # A text is stemmed in its own language, which a reader need not name: both are asked for.
    runs = (tuple(stem(word, language) for word in run) for run in spelt for language in LANGUAGES)
    return Clause(tuple(dict.fromkeys(runs)))


def fts5(plan: Plan, columns: str = "") -> str:
    """The plan for SQLite's MATCH; `columns` such as "title keywords" limits what is wanted to them."""
    wanted = " AND ".join(_fts5_clause(clause) for clause in plan.wanted)
    narrowed = f"{{{columns}}} : ({wanted})" if columns else f"({wanted})"
    if not plan.excluded:
        return narrowed
    return f"{narrowed} NOT ({' OR '.join(_fts5_clause(clause) for clause in plan.excluded)})"


def _fts5_clause(clause: Clause) -> str:
    return "(" + " OR ".join(f'"{" ".join(run)}"' for run in clause.runs) + ")"


def tsquery(plan: Plan) -> str:
    """The plan as a literal of PostgreSQL's tsquery, with runs loosened to "all these stems".

    The index answers this without reading a row; what runs demand beyond it, `phrases` says.
    """
    wanted = [_tsquery_clause(clause, " & ") for clause in plan.wanted]
    singles = [run for clause in plan.excluded for run in clause.runs if len(run) == 1]
    return " & ".join([*wanted, *(f"!'{stem}'" for (stem,) in singles)])


def _tsquery_clause(clause: Clause, joint: str, weights: str = "") -> str:
    runs = (joint.join(f"'{stem}'{weights}" for stem in run) for run in clause.runs)
    return "(" + " | ".join(f"({run})" for run in runs) + ")"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A clause with longer runs, twice: as a tsquery, and as patterns for LIKE one of which must be found.

    A tsvector keeps at most 256 places of a word; for texts that have a word more often the patterns decide.
    """

    tsquery: str
    patterns: list[str]
    is_excluded: bool


def phrases(plan: Plan, weights: str = "") -> list[Phrase]:
    """Of each clause that has them, what its longer runs demand; weights such as ":AB" limit where."""
    clauses = [(clause, False) for clause in plan.wanted] + [(clause, True) for clause in plan.excluded]
    return [
        Phrase(
            _tsquery_clause(clause, " <-> ", weights),
            [f"% {' '.join(run)} %" for run in clause.runs],
            is_excluded,
        )
        for clause, is_excluded in clauses
        if any(len(run) > 1 for run in clause.runs)
    ]
