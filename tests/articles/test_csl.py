import re

import pytest

from articles import csl

ARTICLE = {
    "id": "a",
    "type": "article-journal",
    "title": "Cyber-diplomacy",
    "author": [{"family": "Barrinha", "given": "André"}, {"family": "Renard", "given": "Thomas"}],
    "issued": {"date-parts": [[2017]]},
    "container-title": "Global Affairs",
    "volume": "3",
    "issue": "4-5",
    "page": "353-364",
    "DOI": "10.1080/23340460.2017.1414924",
}


BOOK = {"type": "book", "title": "x"}


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ([], "it is not a JSON object."),
        ({"title": "x"}, "“type” is missing."),
        ({"type": "book", "title": " "}, "“title” is missing."),
        ({**BOOK, "author": [{"given": "y"}]}, "each author needs “family” or “literal”."),
        ({**BOOK, "author": 5}, "“author” and “editor” are lists of names."),
        ({**BOOK, "author": ["Nye"]}, "“author” and “editor” are lists of names."),
        ({**BOOK, "editor": [{"family": "Nye", "given": ["J"]}]}, "“given” is not text."),
        ({**BOOK, "container-title": ["x"]}, "“container-title” is not text."),
        ({**BOOK, "page": True}, "“page” is not text."),
        ({**BOOK, "publisher": "a\x00b"}, "“publisher” is not text."),
        ({**BOOK, "issued": {"date-parts": [["soon"]]}}, "“issued” holds no year."),
        ({**BOOK, "issued": {"date-parts": [[10**30]]}}, "“issued” holds no year."),
        ({**BOOK, "issued": {"date-parts": [[-5]]}}, "“issued” holds no year."),
        ({**BOOK, "volume": float("nan")}, "it holds a number or a character that JSON cannot carry."),
        ({**BOOK, "note": "\ud800"}, "it holds a number or a character that JSON cannot carry."),
        ({**BOOK, "URL": "javascript:alert(1)"}, "“URL” must begin with https:// or http://."),
        ({**BOOK, "URL": "data:text/html,x"}, "“URL” must begin with https:// or http://."),
        ({**BOOK, "DOI": "5"}, "“DOI” must look like 10.1000/182."),
    ],
)
def test_clean_says_what_is_wrong(item, problem):
    with pytest.raises(ValueError, match=f"^{re.escape(problem)}$"):
        csl.clean(item)


def test_clean_makes_numbers_text_and_drops_what_is_empty():
    item = {**BOOK, "volume": 5, "author": None, "editor": [{"family": "Nye", "given": None}]}

    assert csl.clean(item) == {**BOOK, "volume": "5", "editor": [{"family": "Nye"}]}
    assert csl.clean(ARTICLE) == ARTICLE


def test_short_names_join_two_and_cut_three():
    three = {**ARTICLE, "author": [*ARTICLE["author"], {"family": "Third"}]}
    nobody = {"title": "A report", "type": "report", "publisher": "United Nations"}

    assert csl.short_names(ARTICLE, "en") == "Barrinha & Renard"
    assert csl.short_names(three, "en") == "Barrinha et al."
    assert csl.short_names(three, "id") == "Barrinha dkk."
    assert csl.short_names(nobody, "en") == "United Nations"
    assert csl.short_names({"title": "A report", "type": "report"}, "en") == "A report"


def test_names_and_address_are_for_lists():
    assert csl.names(ARTICLE) == "Barrinha, André; Renard, Thomas"
    assert csl.names({"title": "x", "publisher": "OSCE"}) == "OSCE"
    assert csl.address(ARTICLE) == "https://doi.org/10.1080/23340460.2017.1414924"
    assert csl.address({"URL": "https://example.org"}) == "https://example.org"
    assert csl.address({}) == ""
