"""timeline/search/query.py: what a reader's text is understood as, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search.query import Problem, Query, QueryError, Term, parse


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("cyber norms", [Term(("cyber",)), Term(("norms",))]),
        ('"cyber norms"', [Term(("cyber", "norms"))]),
        ("“cyber norms” «e mail»", [Term(("cyber", "norms")), Term(("e", "mail"))]),
        ("PC.DEC/1106", [Term(("pc", "dec", "1106"))]),
        ("norma-norma", [Term(("norma",))]),
        ('"norma-norma"', [Term(("norma", "norma"))]),
        ("cyber -war", [Term(("cyber",)), Term(("war",), is_excluded=True)]),
        ("cyber −war", [Term(("cyber",)), Term(("war",), is_excluded=True)]),
        ('-"cyber war" peace', [Term(("cyber", "war"), is_excluded=True), Term(("peace",))]),
        ("diplom*", [Term(("diplom",), is_prefix=True)]),
        ('"cyber diplom"*', [Term(("cyber", "diplom"), is_prefix=True)]),
        ('"cyber diplom*"', [Term(("cyber", "diplom"), is_prefix=True)]),
        ("cyber CYBER Cyber", [Term(("cyber",))]),
        ('unclosed "quote here', [Term(("unclosed",)), Term(("quote",)), Term(("here",))]),
        ("AND OR NOT NEAR", [Term((word,)) for word in ("and", "or", "not", "near")]),
    ],
)
def test_text_is_understood(text, terms):
    assert parse(text) == Query(tuple(terms))


@pytest.mark.parametrize(
    ("text", "problem", "word"),
    [
        ("", Problem.NO_WORDS, ""),
        ('""""""', Problem.NO_WORDS, ""),
        ("* ( ) ^ : { } - + | & ! ~ <->", Problem.NO_WORDS, ""),
        ("\x00\x01\x1f\u200b\ufffd", Problem.NO_WORDS, ""),
        ("-war", Problem.ONLY_EXCLUDED, "-war"),
        ("di*", Problem.SHORT_PREFIX, "di"),
        ("norm -di*", Problem.SHORT_PREFIX, "di"),
        (" ".join(f"w{n}" for n in range(17)), Problem.TOO_MANY_WORDS, ""),
        ("/".join(f"a{n}" for n in range(5_000)), Problem.TOO_MANY_WORDS, ""),
    ],
)
def test_text_that_cannot_be_searched_for_is_refused(text, problem, word):
    with pytest.raises(QueryError) as caught:
        parse(text)

    assert (caught.value.problem, caught.value.word) == (problem, word)


@given(st.one_of(st.text(), st.text(alphabet='ab-"*“” ')))
def test_any_text_is_understood_or_refused_and_its_reading_reads_the_same(text):
    try:
        query = parse(text)
    except QueryError:
        return

    assert parse(str(query)) == query
