"""R12: works and names as programs read them, whatever a library of works holds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles import cited_works, highwire


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        ([[2013, 12, 3]], "2013/12/03"),
        ([[2018, 7]], "2018/07"),
        ([["2009"]], "2009"),
        ([[79]], "0079"),
        ([[2009], [2011]], "2009"),
        ([], ""),
        ([["soon"]], ""),
        (None, ""),
    ],
)
def test_date_has_the_parts_that_are_known(parts, written):
    assert highwire.date({"date-parts": parts} if parts is not None else {}) == written


@pytest.mark.parametrize(
    ("person", "written"),
    [
        ({"family": "Assegaf", "given": "Ahmad Rafi"}, "Assegaf, Ahmad Rafi"),
        ({"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}, "van der Berg, Jan"),
        ({"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"}, "Humboldt, Alexander von"),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "King, Martin, Jr."),
        ({"family": "Soekarno"}, "Soekarno"),
        ({"literal": "United Nations"}, "United Nations"),
    ],
)
def test_name_is_family_first(person, written):
    assert highwire.name(person) == written


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_no_text_adds_a_part_to_a_reference(text):
    work = {"title": text, "author": [{"literal": text}], "container-title": text, "publisher": text}

    _tag, content = highwire.reference({**work, "DOI": f"10.1000/{text}", "issued": {"date-parts": [[2020]]}})

    names = [part.partition("=")[0] for part in content.split(";")]
    whole = ["title", "author", "publication_date", "journal_title", "publisher", "doi"]
    expected = whole if highwire.one_line(text) else ["publication_date", "doi"]
    assert names == [f"citation_{name}" for name in expected]


def test_editors_stand_in_where_a_reference_has_no_author():
    work = {"title": "Handbook", "editor": [{"family": "Hakim", "given": "Nadia"}]}

    assert highwire.reference(work) == (
        "citation_reference",
        "citation_title=Handbook;citation_author=Hakim, Nadia",
    )


def test_work_in_linked_data_has_what_is_known_of_it():
    work = {
        "type": "chapter",
        "title": "Norms",
        "author": [{"literal": "United Nations"}],
        "editor": [{"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"}],
        "container-title": "Handbook",
        "publisher": "A press",
        "issued": {"date-parts": [[2018, 7]]},
        "URL": "https://example.org/",
    }

    assert cited_works.as_linked_data(work) == {
        "@type": "Chapter",
        "name": "Norms",
        "author": [{"@type": "Organization", "name": "United Nations"}],
        "editor": [
            {"@type": "Person", "name": "Jan van der Berg", "familyName": "van der Berg", "givenName": "Jan"}
        ],
        "datePublished": "2018-07",
        "isPartOf": {"@type": "CreativeWork", "name": "Handbook"},
        "publisher": {"@type": "Organization", "name": "A press"},
        "url": "https://example.org/",
    }


def test_work_of_an_unusual_kind_is_a_creative_work():
    assert cited_works.as_linked_data({"type": "song", "title": "Anthem"}) == {
        "@type": "CreativeWork",
        "name": "Anthem",
    }
