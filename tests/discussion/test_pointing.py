import time
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import tokens
from discussion.pointing import LOOKED_UP, Pointing, names, pieces

PARTS = st.sampled_from(
    [
        "[",
        "]",
        "[[",
        "]]",
        "^[",
        "@",
        "@a",
        "a",
        "-",
        ",",
        ";",
        " p. 4",
        "\n",
        "<b>",
        "&",
        "é",
        "https://x.org/",
        "@b2",
    ]
)


def typed(text):
    return [piece if isinstance(piece, str) else piece.typed for piece in pieces(text)]


def tokens_in(text):
    return [piece.typed for piece in pieces(text) if isinstance(piece, Pointing)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See [[osce-2013]] and [@assegaf2020, p. 4].", ["[[osce-2013]]", "@assegaf2020"]),
        ("[see @a, p. 4; -@b] @c says", ["@a", "@b", "@c"]),
        ("[[OSCE]] [[osce]] @a [@a]", ["[[osce]]", "@a"]),
        ("mail a@b.org, https://x.org/@c?[@d]", ["@d"]),
        ("www.x.org/?by=@c and HTTPS://x.org/?@d", []),
        ("^[a note that cites [@a] and @b]", ["@a", "@b"]),
        ("[no key] [@A] [[two words]] [@a\n] [@] [[]]", ["@a"]),
        ("[@a, p. <4> & 'five']", ["@a"]),
        ("[unclosed @a", ["@a"]),
        ("[@a @b]", ["@a", "@b"]),
    ],
)
def test_names_are_those_of_tokens_outside_addresses(text, expected):
    assert names(text) == expected


def test_name_that_may_greet_a_person_is_not_certain():
    assert names("@ratih, see [@a] and [[b]]", is_certain=True) == ["@a", "[[b]]"]


def test_no_more_than_twenty_different_names_are_looked_up():
    text = "@a " * 30 + " ".join(f"[@k{number}]" for number in range(30))

    assert names(text) == ["@a", *(f"@k{number}" for number in range(LOOKED_UP - 1))]


@given(st.lists(PARTS).map("".join) | st.text())
def test_nothing_of_a_text_is_lost(text):
    assert "".join(typed(text)) == text


@given(st.lists(PARTS).map("".join))
def test_each_token_is_one_of_the_grammar_of_essays(text):
    for piece in pieces(text):
        if isinstance(piece, Pointing):
            assert list(tokens.scan(escape(piece.typed))) == [piece.token]


@pytest.mark.parametrize("part", ["[", "[[", "]", "@a", "[@a;", "[[a]]", "^[", "[@a]", "https://", "[a"])
def test_long_text_is_cut_in_no_time(part):
    begun = time.perf_counter()

    names(part * 50_000)

    assert time.perf_counter() - begun < 2
