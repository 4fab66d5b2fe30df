"""timeline/exports/bibtex.py: entries as BibTeX that others read back."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.factories import make_actor, make_concept, make_domain, make_entry, make_source
from tests.timeline.exports import readers
from timeline import dates
from timeline.exports import bibtex
from timeline.exports.citable import Citable
from timeline.exports.plain import one_line

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def citable(**overrides):
    values = {
        "number": "CD-2013-0001",
        "url": "https://record.example/timeline/CD-2013-0001/",
        "language": "en",
        "title": "Talks",
        "summary": "They talked.",
        "moment": dates.parse("2013-12-03"),
        "place": "",
        "authors": [],
        "keywords": [],
        "sources": [],
    }
    return Citable(**{**values, **overrides})


def fields_of(one):
    ((key, fields),) = readers.of_bibtex(bibtex.record(one, "2026-01-02"))
    assert key == one.number
    return fields


def test_entry_has_the_fields_that_are_known():
    assert fields_of(citable()) == {
        "title": "{Talks}",
        "date": "2013-12-03",
        "year": "2013",
        "howpublished": "cyberdiplomacy",
        "url": "https://record.example/timeline/CD-2013-0001/",
        "urldate": "2026-01-02",
        "note": "CD-2013-0001",
        "langid": "english",
        "abstract": "They talked.",
    }


@pytest.mark.parametrize("date", ["2009", "2018-07", "2013-12-05/2013-12-06", "2021/..", "2010~", "2010-03%"])
def test_date_is_as_precise_as_it_is_stored(date):
    fields = fields_of(citable(moment=dates.parse(date)))

    assert (fields["date"], fields["year"]) == (date, date[:4])


@given(texts, st.lists(texts.filter(lambda text: one_line(text)), max_size=3), texts)
@example("{", ["}", "a and b"], "\\")
@example("100 % of $x_1^2 & #3 ~", ["Smith, J."], "@misc{x,")
def test_any_text_is_read_back(title, authors, summary):
    fields = fields_of(citable(title=title, authors=authors, summary=summary))

    names = [readers.from_tex(name) for name in split_names(fields.get("author", ""))]
    assert readers.from_tex(readers.group(fields["title"], 0)) == one_line(title)
    assert names == [one_line(name) for name in authors]
    assert readers.from_tex(fields.get("abstract", "")) == one_line(summary)


def split_names(text):
    """The names in a field; each of ours is one group, whatever stands in it."""
    while text:
        name = readers.group(text, 0)
        yield name
        text = text[len(name) + 2 :].removeprefix(" and ")


@pytest.fixture
def two_letters(db):
    """An entry with what must be escaped, two sources, and an actor of whom it is only said."""
    source = make_source(
        title="A_text", publisher="UN", date="2013", identifier="A/68", url="https://x.example/a"
    )
    entry = make_entry(
        title_en="A & B",
        place="Seoul",
        actors=[make_actor("Indonesia"), make_actor("ASEAN")],
        domains=[make_domain("Norms, rules", slug="norms")],
        concepts=[make_concept("CBM")],
        sources=[source, make_source(title="Untold", publisher="")],
    )
    entry.parts.filter(actor__slug="asean").update(claim="alleged")


def test_file_tells_of_its_view(client, two_letters):
    text = readers.body(client.get("/timeline.bib?domain=norms"))

    comment = text[: text.index("@")].splitlines()
    assert [line[2:].split(":")[0] for line in comment if line] == [
        "Timeline of cyber diplomacy",
        "View",
        "Retrieved",
        "Number of entries",
        "Licence",
    ]
    assert comment[1] == "% View: http://testserver/timeline/?domain=norms"
    assert all(line.startswith("% ") for line in comment if line)


def test_record_lists_sources_and_keywords(client, two_letters):
    text = readers.body(client.get("/timeline.bib?domain=norms"))

    ((_key, fields),) = readers.of_bibtex(text)
    assert fields["author"] == "{Indonesia}"
    assert (fields["title"], fields["location"], fields["keywords"]) == (
        "{A \\& B}",
        "Seoul",
        "Norms; rules, CBM",
    )
    assert fields["annotation"] == "A\\_text. UN, 2013. A/68. https://x.example/a; Untold"


@pytest.mark.django_db
def test_comment_cannot_begin_an_entry(client):
    make_domain("@misc{x", slug="odd")

    text = readers.body(client.get("/timeline.bib?domain=odd"))

    assert readers.of_bibtex(text) == []
    assert "(at)misc{x" in text
