"""Rows that speak of the same things, and circles among many."""

from hypothesis import given
from hypothesis import strategies as st

from timeline.imports.ledger import EDGE, Ledger

NODES = st.sampled_from("abcdef")


def reaches(graph, start, goal):
    seen, frontier = set(), {start}
    while frontier - seen:
        seen |= frontier
        frontier = {target for entry in frontier for target in graph.get(entry, ())}
        if goal in frontier:
            return True
    return False


@given(pairs=st.sets(st.tuples(NODES, NODES)), standing=st.dictionaries(NODES, st.sets(NODES), max_size=2))
def test_a_problem_is_found_exactly_when_there_is_a_circle_through_the_file(pairs, standing):
    ledger, graph = Ledger(), {entry: set(targets) for entry, targets in standing.items()}
    for row, (entry, target) in enumerate(sorted(pairs)):
        ledger.take(row, [[EDGE, entry, target]])
        graph.setdefault(entry, set()).add(target)

    rows = {problem.row for problem in ledger.finish(standing)}

    circular = {
        row
        for row, (entry, target) in enumerate(sorted(pairs))
        if reaches(graph, target, entry) or entry == target
    }
    assert circular <= rows
    assert not rows or circular or any(reaches(graph, entry, entry) for entry in graph)


def test_long_chain_is_judged_at_once():
    ledger = Ledger()
    for row in range(50_000):
        ledger.take(row, [[EDGE, str(row), str(row + 1)]])

    assert ledger.finish({}) == []
