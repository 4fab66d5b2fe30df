"""Typed mentions that could be citations or entry links, in both languages."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.offers import Citable, Linkable, citations, mentions, years_in

WORKS = [
    Citable("assegaf2020", 2020, ("assegaf",)),
    Citable("hakim2021", 2021, ("hakim", "putri")),
    Citable("wibowo2019", 2019, ("wibowo", "sari", "o'neil")),
    Citable("muller2015a", 2015, ("muller",)),
    Citable("muller2015b", 2015, ("muller",)),
    Citable("dfat2017", 2017, ("department of foreign affairs, trade and aid",)),
    Citable("nameless2020", 2020, ()),
]
ACTORS = {"osce": frozenset({1}), "united nations": frozenset({2}), "nations": frozenset({3})}
ENTRIES = [
    Linkable("osce-vienna", 2009, 7, "vienna", frozenset({1})),
    Linkable("un-new-york", 2013, None, "new york, united states", frozenset({2})),
    Linkable("osce-pc-1106", 2013, 12, "vienna", frozenset({1, 2})),
    Linkable("osce-pc-1039", 2012, 4, "vienna", frozenset({1})),
    Linkable("osce-other", 2012, 9, "vienna", frozenset({1})),
]


def cited(text):
    return [(one.phrase, one.token) for one in citations(text, WORKS)]


def linked(text):
    return [(one.phrase, one.token) for one in mentions(text, ACTORS, ENTRIES)]


@pytest.mark.parametrize(
    ("typed", "token"),
    [
        ("(Assegaf, 2020)", "[@assegaf2020]"),
        ("(Assegaf 2020)", "[@assegaf2020]"),
        ("(ASSEGAF, 2020, hlm. 4)", "[@assegaf2020, hlm. 4]"),
        ("(Assegaf, 2020: 14-15)", "[@assegaf2020, 14-15]"),
        ("(see Assegaf, 2020, pp. 3–5)", "[see @assegaf2020, pp. 3–5]"),
        ("(lihat Assegaf, 2020)", "[lihat @assegaf2020]"),
        ("(A. R. Assegaf, 2020)", "[@assegaf2020]"),
        ("(Hakim & Putri, 2021)", "[@hakim2021]"),
        ("(Hakim and Putri, 2021)", "[@hakim2021]"),
        ("(Hakim dan Putri, 2021)", "[@hakim2021]"),
        ("(Hakim et al., 2021)", "[@hakim2021]"),
        ("(Wibowo dkk., 2019)", "[@wibowo2019]"),
        ("(Wibowo, Sari, & O'Neil, 2019)", "[@wibowo2019]"),
        ("(Wibowo, Sari et al., 2019)", "[@wibowo2019]"),
        ("(Assegaf, 2020a)", "[@assegaf2020]"),
        ("(Department of Foreign Affairs, Trade and Aid, 2017)", "[@dfat2017]"),
        ("(Assegaf, 2020; Hakim & Putri, 2021, p. 4)", "[@assegaf2020; @hakim2021, p. 4]"),
    ],
)
def test_citation_is_found_as_it_is_typed(typed, token):
    assert cited(f"As was said {typed}.") == [(typed, token)]


@pytest.mark.parametrize(
    "typed",
    [
        "(Nobody, 2020)",
        "(Assegaf, 2021)",
        "(Müller, 2015)",  # two works
        "(Müller, 2015b)",  # which of the two, only the text it came from knows
        "(Putri & Hakim, 2021)",
        "(Hakim, 2021)",
        "(Assegaf et al., 2020)",
        "(et al., 2020)",
        "(, 2020)",
        "(Assegaf, 2020, 2021)",
        "(Assegaf, 2020; Nobody, 2021)",
        "(Assegaf, 20201)",
        "(Assegaf, 2020",
        "(Assegaf,\n2020)",
        "(2020)",
        "[see (Assegaf [2020])]",
    ],
)
def test_nothing_is_offered_for_what_names_no_one_work(typed):
    assert cited(typed) == []


@pytest.mark.parametrize(
    ("typed", "phrase", "token"),
    [
        ("At the OSCE, Vienna, 2009, they met.", "OSCE, Vienna, 2009", "[[osce-vienna]]"),
        ("(OSCE, Vienna, July 2009)", "OSCE, Vienna, July 2009", "[[osce-vienna]]"),
        ("OSCE, Vienna, 3 Desember 2013", "OSCE, Vienna, 3 Desember 2013", "[[osce-pc-1106]]"),
        ("The United Nations, New York, 2013", "United Nations, New York, 2013", "[[un-new-york]]"),
        ("Then, United Nations, New York, May 2013", "United Nations, New York, May 2013", "[[un-new-york]]"),
    ],
)
def test_entry_is_found_by_actor_place_and_year(typed, phrase, token):
    assert linked(typed) == [(phrase, token)]


@pytest.mark.parametrize(
    "typed",
    [
        "OSCE, Vienna, 2012",  # two entries
        "OSCE, Geneva, 2009",
        "NATO, Vienna, 2009",
        "OSCE, Vienna, 2010",
        "OSCE, Vienna, March 2009",
        "OSCE, Vienna, about 2009",
        "Vienna, 2009",
        "OSCE (Vienna, 2009)",
        "OSCE, Vienna, 20091",
    ],
)
def test_no_entry_is_offered_for_what_names_no_one_entry(typed):
    assert linked(typed) == []


def test_years_are_those_that_stand_alone():
    assert years_in("2009, 1999a and 20201, 3020, A/70/174 of 2015") == {2009, 1999, 2015}


@given(st.text(alphabet="(),;[]@: \nOSCEVienna, 209Assegaf&.et al", max_size=300))
@example("(Assegaf, 2020) OSCE, Vienna, 2009")
def test_every_offer_is_a_phrase_at_its_place(text):
    for offer in [*citations(text, WORKS), *mentions(text, ACTORS, ENTRIES)]:
        assert text[offer.start : offer.start + len(offer.phrase)] == offer.phrase


@pytest.mark.parametrize("piece", ["(", "(Assegaf, 2020, ", "a, ", ", 2009", "OSCE, Vienna, 2009 ", "(x; "])
def test_a_megabyte_is_read_in_a_moment(piece):
    text = piece * (1_000_000 // len(piece))
    begin = time.monotonic()

    list(citations(text, WORKS))
    list(mentions(text, ACTORS, ENTRIES))

    assert time.monotonic() - begin < 5
