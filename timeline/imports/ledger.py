"""What rows of one file say about the same things: they may not contradict each other."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from timeline.imports.problems import Problem

ENTRY, SLUG, SOURCE, NEEDS, EDGE = "entry", "slug", "source", "needs", "edge"

Claim = list[Any]
"""[what it is about, its key, what is said of it], as JSON."""


class Ledger:
    """Claims of the rows so far. It can be filled again from what was written down of them."""

    def __init__(self) -> None:
        self.said: dict[tuple[str, str], tuple[Any, int]] = {}
        self.needs: list[tuple[str, int]] = []
        self.edges: dict[str, list[tuple[str, int]]] = defaultdict(list)

    def take(self, row: int, claims: Iterable[Claim]) -> list[Problem]:
        """Keep the claims of a row; what contradicts an earlier row."""
        problems = []
        for about, key, value in claims:
            if about == NEEDS:
                self.needs.append((key, row))
            elif about == EDGE:
                self.edges[key].append((value, row))
            else:
                earlier, first = self.said.setdefault((about, key), (value, row))
                if first != row and (about != SOURCE or earlier != value):
                    problems.append(self._contradiction(row, about, key, first))
        return problems

    def _contradiction(self, row: int, about: str, key: str, first: int) -> Problem:
        if about == SOURCE:
            return Problem(row, "source_title", _("Row %d says something else about this source.") % first)
        column = "slug" if about == SLUG else ""
        return Problem(row, column, _("Row %(row)d is about “%(key)s” too.") % {"row": first, "key": key})

    def finish(self, standing: dict[str, set[str]]) -> list[Problem]:
        """What can be judged only when all rows are known: entries they count on, and circles of relations.

        `standing` holds the relations of the record that the file leaves alone, target by entry.
        """
        unmet = [
            Problem(
                row, "related_entries", _("There is no entry “%s”, neither here nor in the record.") % key
            )
            for key, row in self.needs
            if (SLUG, key) not in self.said
        ]
        return unmet or self._circles(standing)

    def _circles(self, standing: dict[str, set[str]]) -> list[Problem]:
        graph = {entry: set(targets) for entry, targets in standing.items()}
        for entry, targets in self.edges.items():
            graph.setdefault(entry, set()).update(target for target, _row in targets)
        left = _turned(_trimmed(_turned(_trimmed(graph))))
        return [
            Problem(row, "related_entries", _("That would be a circle: %s comes after this entry.") % target)
            for entry, targets in self.edges.items()
            for target, row in targets
            if target in left.get(entry, ())
        ]


def _turned(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    """The graph with every arrow the other way round."""
    turned: dict[str, set[str]] = defaultdict(set)
    for entry, targets in graph.items():
        for target in targets:
            turned[target].add(entry)
    return turned


def _trimmed(graph: dict[str, set[str]]) -> dict[str, set[str]]:
    """The graph without what leads nowhere, in time that grows with its arrows and not with their chains."""
    arriving = _turned(graph)
    left = {entry: set(targets) for entry, targets in graph.items()}
    ends = [target for target in arriving if not left.get(target)]
    while ends:
        end = ends.pop()
        for entry in arriving[end]:
            left[entry].discard(end)
            if not left[entry]:
                ends.append(entry)
    return {entry: targets for entry, targets in left.items() if targets}
