"""timeline/search/highlighting.py: what is marked, and where a text is cut."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search.highlighting import LENGTH, Highlighter
from timeline.search.plan import make_plan
from timeline.search.query import parse

WORDS = ["diplomasi", "diplomacy", "diplomat"]


def highlighter(query):
    return Highlighter(make_plan(parse(query), lambda prefix: [w for w in WORDS if w.startswith(prefix)]))


def shown(pieces):
    return "".join(f"[{piece.text}]" if piece.is_marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("query", "language", "text", "expected"),
    [
        ("norm", "en", "Norms of a normal norm.", "[Norms] of a normal [norm]."),
        ("norma", "id", "Norma-norma baru", "[Norma]-[norma] baru"),
        ("serang", "id", "Mereka menyerang dan diserang", "Mereka [menyerang] dan [diserang]"),
        (
            '"cyber norms"',
            "en",
            "cyber norm, norm of cyber, Cyber-norms",
            "[cyber norm], norm of cyber, [Cyber-norms]",
        ),
        ("PC.DEC/1106", "en", "Decision PC.DEC/1106 of 1106", "Decision [PC.DEC/1106] of 1106"),
        ("diplom*", "en", "Diplomacy by diplomats, diploma", "[Diplomacy] by [diplomats], diploma"),
        ("cafe", "en", "Café, cafe\u0301", "[Café], [café]"),
        ("norm -war", "en", "norm and war", "[norm] and war"),
        ("<b>", "en", "<b>bold</b> & b", "<[b]>bold</[b]> & [b]"),
        ('"1 2"', "en", "a ½ b", "a [½] b"),
        ("peace", "en", "norms", "norms"),
    ],
)
def test_found_words_are_marked(query, language, text, expected):
    assert shown(highlighter(query).whole(text, language)) == expected


def test_extract_stands_around_the_first_found_word():
    text = "before " * 100 + "norm " + "after " * 100

    extract = shown(highlighter("norm").extract(text, "en"))

    assert extract.startswith("…before before")
    assert "before [norm] after" in extract
    assert extract.endswith("after…")
    assert len(extract) <= LENGTH + 5


@pytest.mark.parametrize(
    ("text", "expected"), [("", ""), ("short", "short"), ("x" * 500, "x" * LENGTH + "…")]
)
def test_extract_without_a_found_word_is_the_beginning(text, expected):
    assert shown(highlighter("norm").extract(text, "en")) == expected


def test_a_found_word_longer_than_an_extract_is_whole():
    word = "n" * 400

    assert shown(highlighter(word).extract(f"a b {word} c", "en")).count("n") == 400


@given(st.text(), st.sampled_from(["norm", '"a b"', "diplom*", "a b"]))
def test_nothing_of_a_text_is_lost_or_added(text, query):
    tool = highlighter(query)

    pieces = tool.whole(text, "en")

    assert "".join(piece.text for piece in pieces) == unicodedata.normalize("NFC", text)
    assert len(shown(tool.extract(text, "id"))) <= LENGTH + 200
