"""revisions/compare.py: nothing is lost, and only what changed is marked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from revisions.compare import Comparison, Piece, changed_words, paragraphs, words

TEXTS = st.text(alphabet="ab c.\n", max_size=30)


def joined(block, *kinds):
    return "".join(piece.text for piece in block if piece.kind in kinds)


def test_words_marks_the_changed_word_and_nothing_else():
    assert words("The norm was agreed.", "The rule was agreed.") == [
        Piece("same", "The "),
        Piece("removed", "norm "),
        Piece("added", "rule "),
        Piece("same", "was agreed."),
    ]


def test_paragraphs_compares_each_with_the_one_it_became():
    found = paragraphs(["One.", "Two is here.", "Three."], ["One.", "Two was here.", "Three.", "Four."])

    assert [joined(block, "same", "added") for block in found] == ["One.", "Two was here.", "Three.", "Four."]
    assert found[0] == [Piece("same", "One.")]
    assert Piece("removed", "is ") in found[1]
    assert found[3] == [Piece("added", "Four.")]


def test_paragraph_that_is_gone_is_shown_as_removed():
    assert paragraphs(["One.", "Two."], ["One."]) == [[Piece("same", "One.")], [Piece("removed", "Two.")]]


def test_changed_words_counts_what_was_added_and_removed():
    assert changed_words(paragraphs(["a b c", "same"], ["a x y c", "same"])) == 3
    assert changed_words(paragraphs(["same"], ["same"])) == 0


@given(TEXTS, TEXTS)
def test_words_hold_both_texts_whole(before, after):
    block = words(before, after)

    assert joined(block, "same", "removed") == before
    assert joined(block, "same", "added") == after


@given(st.lists(TEXTS.filter(bool), max_size=5), st.lists(TEXTS.filter(bool), max_size=5))
def test_paragraphs_hold_both_texts_whole(before, after):
    blocks = paragraphs(before, after)

    assert "".join(joined(block, "same", "removed") for block in blocks) == "".join(before)
    assert "".join(joined(block, "same", "added") for block in blocks) == "".join(after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["word " * 9_000], ["other word " * 9_000]),
        (["x"] * 60_000, ["y", *["x"] * 60_000, "z"]),
        ([f"a{n} b{n * 7}" for n in range(9_000)], [f"b{n} a{n * 7}" for n in range(9_000)]),
    ],
    ids=["one endless paragraph", "the same paragraph again and again", "everything moved"],
)
def test_no_text_is_compared_for_long(before, after):
    """What would cost too much is taken as rewritten; nothing of it is lost."""
    work = Comparison()

    blocks = work.paragraphs(before, after)

    assert work.work > -len(before) * len(after) - 9_000 * 18_000
    assert "".join(joined(block, "same", "removed") for block in blocks) == "".join(before)
    assert "".join(joined(block, "same", "added") for block in blocks) == "".join(after)


def test_share_of_work_that_is_used_up_leaves_the_rest_as_rewritten():
    found = Comparison(work=10).paragraphs(["a b c d e", "one"], ["v w x y z", "two"])

    assert found[0] == [Piece("removed", "a b c d e"), Piece("added", "v w x y z")]
