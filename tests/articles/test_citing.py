"""R11: how an essay is cited, in every style and file; read back by libraries that are not ours."""

import json

import bibtexparser
import pytest
import rispy
import time_machine
from bibtexparser import middlewares
from hypothesis import given
from hypothesis import strategies as st

from articles import actions, citation_box, citing
from articles.citation_files import as_bibtex, as_csl_json, as_ris
from articles.corrections import Change
from tests.factories import make_article, make_author, make_draft
from tests.timeline import reading
from tests.timeline.exports import readers
from timeline.exports.plain import one_line

SITE = "http://testserver"
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.mark.parametrize(
    ("name", "taken_apart"),
    [
        ("Ratih Maharani", {"family": "Maharani", "given": "Ratih"}),
        ("Ahmad Rafi Assegaf", {"family": "Assegaf", "given": "Ahmad Rafi"}),
        ("Jan van der Berg", {"family": "van der Berg", "given": "Jan"}),
        ("ahmad bin said", {"family": "bin said", "given": "ahmad"}),
        ("Soekarno", {"literal": "Soekarno"}),
        ("Ratih Maharani, M.A.", {"literal": "Ratih Maharani, M.A."}),
        ("Pusat Kajian Siber", {"literal": "Pusat Kajian Siber"}),
        ("Estonian Ministry of Foreign Affairs", {"literal": "Estonian Ministry of Foreign Affairs"}),
        ("ASEAN Desk", {"literal": "ASEAN Desk"}),
        ("Ratih and Dimas", {"literal": "Ratih and Dimas"}),
        ("Diplomacy 101", {"literal": "Diplomacy 101"}),
        ("A B", {"family": "B", "given": "A"}),
        ("  Ratih   Maharani ", {"family": "Maharani", "given": "Ratih"}),
    ],
)
def test_name_is_taken_apart_only_where_that_is_safe(name, taken_apart):
    assert citing.person(name) == taken_apart


def essay(**overrides):
    values = {
        "slug": "norms",
        "title": "Norms & rules",
        "authors": [{"family": "van der Berg", "given": "Jan"}, {"literal": "Tim Siber"}],
        "published_on": citing.date(2026, 5, 3),
        "changed_on": citing.date(2026, 6, 1),
        "retrieved_on": citing.date(2026, 7, 2),
        "language": "en",
        "address": "https://record.example/essays/norms/",
        "summary": "What 100 % of norms are.",
        "keywords": ["CBM", "Norms, rules"],
    }
    return citing.CitedEssay(**{**values, **overrides})


def of_bibtex(text):
    """The one record, names taken apart, values as they are typed."""
    steps = [middlewares.SeparateCoAuthors(), middlewares.SplitNameParts()]
    library = bibtexparser.parse_string(text, append_middleware=steps)
    assert library.failed_blocks == []
    (entry,) = library.entries
    return entry


def test_bibtex_is_read_by_bibtexparser():
    entry = of_bibtex(as_bibtex(essay()))

    values = {field.key: field.value for field in entry.fields}
    jan, team = values.pop("author")
    assert (entry.entry_type, entry.key) == ("misc", "cyberdiplomacy-norms")
    assert (jan.first, jan.von, jan.last) == (["Jan"], ["van", "der"], ["Berg"])
    assert (team.first, team.von, team.last) == ([], [], ["{Tim Siber}"])
    assert values == {
        "title": "{Norms \\& rules}",
        "date": "2026-06-01",
        "year": "2026",
        "howpublished": "cyberdiplomacy",
        "url": "https://record.example/essays/norms/",
        "urldate": "2026-07-02",
        "langid": "english",
        "keywords": "CBM, Norms; rules",
        "abstract": "What 100 \\% of norms are.",
    }


def test_ris_is_read_by_rispy():
    (record,) = rispy.loads(as_ris(essay()))

    assert record == {
        "type_of_reference": "BLOG",
        "id": "cyberdiplomacy-norms",
        "title": "Norms & rules",
        "authors": ["van der Berg, Jan", "Tim Siber"],
        "secondary_title": "cyberdiplomacy",
        "publisher": "cyberdiplomacy",
        "year": "2026",
        "date": "2026/06/01/",
        "abstract": "What 100 % of norms are.",
        "keywords": ["CBM", "Norms, rules"],
        "language": "en",
        "urls": ["https://record.example/essays/norms/"],
        "access_date": "2026/07/02/",
    }


def test_csl_json_has_the_shape_of_its_schema():
    (item,) = json.loads(as_csl_json(essay()))

    assert item == {
        "id": "norms",
        "type": "post-weblog",
        "title": "Norms & rules",
        "author": [{"family": "van der Berg", "given": "Jan"}, {"literal": "Tim Siber"}],
        "container-title": "cyberdiplomacy",
        "issued": {"date-parts": [[2026, 6, 1]]},
        "accessed": {"date-parts": [[2026, 7, 2]]},
        "URL": "https://record.example/essays/norms/",
        "language": "en",
        "abstract": "What 100 % of norms are.",
        "keyword": "CBM, Norms, rules",
    }


def test_what_is_not_there_has_no_field():
    bare = essay(summary="", keywords=[])

    assert "abstract" not in json.loads(as_csl_json(bare))[0]
    assert not {"abstract", "keywords"} & {field.key for field in of_bibtex(as_bibtex(bare)).fields}
    assert not {"abstract", "keywords"} & rispy.loads(as_ris(bare))[0].keys()


@given(texts, texts, texts)
def test_any_text_is_read_back_from_every_file(title, name, summary):
    given_essay = essay(title=title, authors=[citing.person(f"X {name}")], summary=summary)

    ((_key, fields),) = readers.of_bibtex(as_bibtex(given_essay))
    (record,) = readers.of_ris(as_ris(given_essay))
    (item,) = json.loads(as_csl_json(given_essay))

    assert readers.from_tex(readers.group(fields["title"], 0)) == one_line(title)
    assert readers.from_tex(fields.get("abstract", "")) == one_line(summary)
    assert dict(record).get("TI", "") == one_line(title)
    assert (item.get("title", ""), item.get("abstract", "")) == (title, summary)


FILES = [
    ("bib", "application/x-bibtex; charset=utf-8", "@misc{cyberdiplomacy-norms,"),
    ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - BLOG\r\n"),
    ("csl.json", "application/vnd.citationstyles.csl+json; charset=utf-8", "[\n  {"),
]


@pytest.fixture
def norms(editor):
    byline = [make_author("Ratih Maharani").pk, make_author("Dimas").pk]
    return make_article(
        by=editor, title="Norms", slug="norms", byline=byline, publish_at="2026-05-03T05:00:00+07:00"
    )


@pytest.mark.parametrize(("suffix", "content_type", "start"), FILES)
def test_file_is_sent_to_be_kept(client, norms, suffix, content_type, start):
    response = client.get(f"/essays/norms.{suffix}")

    assert response.status_code == 200
    assert response.content.decode().startswith(start)
    assert response["Content-Type"] == content_type
    assert response["Content-Disposition"] == f'attachment; filename="norms.{suffix}"'
    assert response["X-Robots-Tag"] == "noindex"
    assert f"{SITE}/essays/norms/" in response.content.decode()


@pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json"])
def test_file_is_asked_for_in_every_way_a_reader_may(client, norms, blogger, suffix):
    make_draft(by=blogger, slug="draft")
    address = f"/essays/norms.{suffix}"
    tag = client.get(address)["ETag"]

    head = client.head(address)
    again = client.get(address, headers={"If-None-Match": tag})

    assert (head.status_code, head.content, head["ETag"]) == (200, b"", tag)
    assert (again.status_code, again.content) == (304, b"")
    assert client.post(address).status_code == 405
    assert client.get(f"/essays/draft.{suffix}").status_code == 404
    assert client.get(f"/essays/nothing.{suffix}").status_code == 404


@pytest.mark.parametrize("suffix", ["bib", "ris", "csl.json"])
def test_file_of_a_withdrawn_essay_is_gone_with_the_reason(client, norms, editor, suffix):
    actions.withdraw(norms, by=editor, reason="It was wrong.")

    response = client.get(f"/essays/norms.{suffix}")

    assert response.status_code == 410
    assert "Reason: It was wrong." in response.content.decode()
    assert "Maharani" not in response.content.decode()


def test_corrected_essay_is_cited_by_the_day_of_its_correction(client, norms, editor):
    data = {**norms.revisions.newest().data, "body": "<p>Better.</p>"}
    with time_machine.travel("2026-06-01T05:00:00+07:00", tick=False):
        actions.publish(norms, data, by=editor, change=Change("It was wrong."))

    (item,) = client.get("/essays/norms.csl.json").json()

    assert item["issued"] == {"date-parts": [[2026, 6, 1]]}


@pytest.mark.parametrize("number", [1, 3])
def test_file_takes_four_queries(client, editor, number, django_assert_num_queries):
    byline = [make_author().pk for _ in range(number)]
    article = make_article(by=editor, byline=byline, concepts=[f"Concept {n}" for n in range(number)])

    with django_assert_num_queries(4):
        client.get(f"/essays/{article.slug}.bib")


def cite_box(client, address):
    """Name of each style and its citation, as they stand on the page; addresses of the files."""
    page = reading.page(client.get(address))
    (box,) = [node for node in page.iter("details") if node.get("id") == "cite"]
    styles = [reading.text(node) for node in box.iter("dt")]
    lines = [reading.text(node) for node in reading.of_class(box, "cite-text")]
    return dict(zip(styles, lines, strict=True)), [link.get("href") for link in box.iter("a")]


@time_machine.travel("2026-07-02T12:00:00+07:00", tick=False)
def test_page_cites_itself_in_four_styles_and_links_three_files(client, norms):
    styles, files = cite_box(client, "/essays/norms/")

    assert {name.split()[0]: line for name, line in styles.items()} == {
        "APA": "Maharani, R., & Dimas. (2026, May 3). Norms. Cyberdiplomacy. http://testserver/essays/norms/",
        "Chicago": (
            "Maharani, Ratih, and Dimas. 2026. “Norms.” Cyberdiplomacy, May 3. "
            "http://testserver/essays/norms/."
        ),
        "MLA": (
            "Maharani, Ratih, and Dimas. “Norms.” Cyberdiplomacy, 3 May 2026, "
            "http://testserver/essays/norms/."
        ),
        "IEEE,": (
            "[1] R. Maharani and Dimas, “Norms,” cyberdiplomacy. Accessed: Jul. 02, 2026. [Online]. "
            "Available: http://testserver/essays/norms/"
        ),
    }
    assert files[-3:] == ["/essays/norms.bib", "/essays/norms.ris", "/essays/norms.csl.json"]


def test_page_cites_an_indonesian_essay_in_indonesian_whatever_the_interface(client, editor):
    make_article(
        by=editor, slug="norma", language="id", title="Norma", publish_at="2026-05-03T05:00:00+07:00"
    )

    english, _files = cite_box(client, "/essays/norma/")
    indonesian, _files = cite_box(client, "/id/essays/norma/")

    assert "Mei" in english["APA 7"]
    assert [*english.values()] == [*indonesian.values()]


def test_title_in_the_box_never_becomes_markup(client, editor):
    title = "Norms <b>bold</b> & </script><script>alert(1)</script>"
    make_article(by=editor, slug="norms", title=title)

    page = reading.page(client.get("/essays/norms/"))

    boxes = reading.of_class(page, "cite-text")
    assert {node.tag for box in boxes for node in box.iter()} <= {"p", "i", "a", "span"}
    assert ["alert(1)" in reading.text(box) for box in boxes] == [True] * 4


def test_citations_are_written_once_a_day(client, norms, monkeypatch):
    written = []
    real = citation_box.bibliography
    monkeypatch.setattr(citation_box, "bibliography", lambda *given: written.append(given) or real(*given))

    for day in ("2026-07-02T12:00:00+07:00", "2026-07-02T18:00:00+07:00", "2026-07-03T12:00:00+07:00"):
        with time_machine.travel(day, tick=False):
            client.get("/essays/norms/")

    assert len(written) == 2 * 4
