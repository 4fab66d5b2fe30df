"""Cells with several values, and formulas made harmless."""

from hypothesis import example, given
from hypothesis import strategies as st

from timeline import cells

printable = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.lists(printable.map(str.strip), min_size=2))
@example(["a|b", "c\\"])
@example(["", ""])
def test_split_gives_back_what_join_was_given(values):
    assert cells.split(cells.join(values)) == values


def test_empty_cell_has_no_values():
    assert cells.split("") == []
    assert cells.split("  ") == []


def test_spaces_around_the_bar_do_not_matter():
    assert cells.split("a|b |  c") == ["a", "b", "c"]


@given(printable)
@example("=1+1")
@example("'=1+1")
@example("@import")
def test_formula_is_harmless_and_comes_back(cell):
    written = cells.harmless(cell)

    assert not written.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cells.as_written(written) == cell


def test_only_formulas_are_changed():
    assert cells.harmless("A/RES/64/25") == "A/RES/64/25"
    assert cells.harmless("-1") == "'-1"
