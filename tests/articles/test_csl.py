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


@pytest.mark.parametrize(
    ("item", "problem"),
    [
        ([], "it is not a JSON object."),
        ({"title": "x"}, "“type” is missing."),
        ({"type": "book", "title": " "}, "“title” is missing."),
        (
            {"type": "book", "title": "x", "author": [{"given": "y"}]},
            "each author needs “family” or “literal”.",
        ),
        ({"type": "book", "title": "x", "issued": {"date-parts": [["soon"]]}}, "“issued” holds no year."),
        (ARTICLE, ""),
    ],
)
def test_problem_of_says_what_is_wrong(item, problem):
    assert csl.problem_of(item) == problem


def test_short_names_join_two_and_cut_three():
    three = {**ARTICLE, "author": [*ARTICLE["author"], {"family": "Third"}]}
    nobody = {"title": "A report", "type": "report", "publisher": "United Nations"}

    assert csl.short_names(ARTICLE, "en") == "Barrinha & Renard"
    assert csl.short_names(three, "en") == "Barrinha et al."
    assert csl.short_names(three, "id") == "Barrinha dkk."
    assert csl.short_names(nobody, "en") == "United Nations"
    assert csl.short_names({"title": "A report", "type": "report"}, "en") == "A report"


def test_listed_names_have_initials_and_particles():
    item = {**ARTICLE, "author": [{"family": "Beek", "given": "Jan-Piet", "non-dropping-particle": "van"}]}

    assert csl.listed_names(ARTICLE, "en") == "Barrinha, A., & Renard, T."
    assert csl.listed_names(item, "en") == "van Beek, J. P."
    assert csl.listed_names({"title": "x", "publisher": "OSCE"}, "en") == "OSCE"


def test_details_differ_by_type():
    chapter = {**ARTICLE, "type": "chapter", "container-title": "A Book", "publisher": "Press"}

    assert csl.details(ARTICLE, "en") == ["Global Affairs, 3(4-5), 353-364"]
    assert csl.details(chapter, "id") == ["Dalam A Book, 3(4-5), 353-364", "Press"]


def test_names_and_address_are_for_lists():
    assert csl.names(ARTICLE) == "Barrinha, André; Renard, Thomas"
    assert csl.names({"title": "x", "publisher": "OSCE"}) == "OSCE"
    assert csl.address(ARTICLE) == "https://doi.org/10.1080/23340460.2017.1414924"
    assert csl.address({"URL": "https://example.org"}) == "https://example.org"
    assert csl.address({}) == ""
