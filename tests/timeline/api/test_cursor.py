"""timeline/api/cursor.py: a place in an order as a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.api import cursor

numbers = st.from_regex(cursor.NUMBER, fullmatch=True)
days = st.from_regex(cursor.SORT_KEY, fullmatch=True)


@given(days, numbers)
def test_what_was_written_is_read(day, number):
    text = cursor.write(day, number)

    assert cursor.read(text, cursor.SORT_KEY, cursor.NUMBER) == (day, number)
    assert text.replace("-", "").replace("_", "").isalnum()


@given(st.text(max_size=60))
def test_any_text_is_read_as_written_or_refused(text):
    try:
        parts = cursor.read(text, cursor.SLUG)
    except ValueError:
        return
    assert cursor.write(*parts) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "=",
        "YQ==",
        "YR",  # the same letter as YQ, written in another way
        " YQ",
        "Y Q",
        "Y",
        "é",
        cursor.write("a", "b"),
        cursor.write("a\n"),
        cursor.write("x" * 101),
    ],
)
def test_forged_cursor_is_refused(text):
    with pytest.raises(ValueError, match="not "):
        cursor.read(text, cursor.SLUG)
