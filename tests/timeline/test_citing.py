"""Citations of entries, views and versions."""

import re
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_actor, make_entry
from tests.timeline import reading
from timeline import cited, citing, dates
from timeline.dataset.publishing import publish
from timeline.models import DatasetVersion, Entry
from timeline.models.choices import Publication

TODAY = date(2026, 11, 24)
SITE = "https://record.example"


def entry(**values):
    given = {
        "number": "CD-2013-0004",
        "title": "First set of measures",
        "moment": dates.parse("2013-12-03"),
        "changed_on": date(2026, 5, 3),
        "address": f"{SITE}/timeline/CD-2013-0004/",
    }
    return citing.CitedEntry(**{**given, **values})


def version(**values):
    given = {"name": "v3", "published_on": date(2026, 11, 1), "doi": "", "address": f"{SITE}/data/v3/"}
    return citing.CitedVersion(**{**given, **values})


def test_entry_is_cited_with_its_number_and_the_day_it_was_read():
    citation = citing.cite_entry(entry(), TODAY, "en")

    assert citation.apa == (
        "cyberdiplomacy. (2026, May 3). First set of measures (3 December 2013) "
        "[Timeline entry CD-2013-0004]. "
        "Timeline of cyber diplomacy. Retrieved November 24, 2026, from "
        "https://record.example/timeline/CD-2013-0004/"
    )
    assert citation.bibtex == (
        "@misc{cyberdiplomacy-CD-2013-0004,\n"
        "  author = {{cyberdiplomacy}},\n"
        "  title = {First set of measures (3 December 2013)},\n"
        "  year = {2026},\n"
        "  month = {5},\n"
        "  date = {2026-05-03},\n"
        "  howpublished = {Timeline of cyber diplomacy, Timeline entry CD-2013-0004},\n"
        "  note = {Retrieved November 24, 2026},\n"
        "  url = {https://record.example/timeline/CD-2013-0004/},\n"
        "  urldate = {2026-11-24}\n"
        "}\n"
    )


def test_entry_is_cited_in_indonesian():
    citation = citing.cite_entry(entry(title="Langkah pertama"), TODAY, "id")

    assert citation.apa == (
        "cyberdiplomacy. (2026, 3 Mei). Langkah pertama (3 Desember 2013) [Entri linimasa CD-2013-0004]. "
        "Linimasa diplomasi siber. Diakses pada 24 November 2026, dari "
        "https://record.example/timeline/CD-2013-0004/"
    )
    assert "note = {Diakses pada 24 November 2026}" in citation.bibtex


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("2009", "2009"),
        ("2018-07", "July 2018"),
        ("2013-12-05/2013-12-06", "5–6 December 2013"),
        ("2021/..", "since 2021"),
        ("2010~", "about 2010"),
    ],
)
def test_date_of_the_event_is_as_precise_as_it_is_stored(stored, words):
    citation = citing.cite_entry(entry(moment=dates.parse(stored)), TODAY, "en")

    assert f"First set of measures ({words}) [" in citation.apa
    assert f"title = {{First set of measures ({citing.latex(words)})}}" in citation.bibtex


def test_view_is_cited_with_its_query_and_the_version():
    query = "actor=indonesia&year=2013"

    citation = citing.cite_view(query, "v3", f"{SITE}/timeline/?{query}", TODAY, "en")

    assert citation.apa == (
        "cyberdiplomacy. (2026). Timeline of cyber diplomacy: entries selected by actor=indonesia&year=2013 "
        "(Version v3) [Data set]. Retrieved November 24, 2026, from "
        "https://record.example/timeline/?actor=indonesia&year=2013"
    )
    assert "entries selected by actor=indonesia\\&year=2013}" in citation.bibtex
    assert "  version = {v3},\n" in citation.bibtex
    assert f"  url = {{{SITE}/timeline/?{query}}},\n" in citation.bibtex


def test_whole_record_is_cited_before_any_version():
    citation = citing.cite_view("", "", f"{SITE}/timeline/", TODAY, "id")

    assert citation.apa == (
        "cyberdiplomacy. (2026). Linimasa diplomasi siber [Himpunan data]. Diakses pada "
        "24 November 2026, dari "
        "https://record.example/timeline/"
    )
    assert "version" not in citation.bibtex


def test_different_views_have_different_keys():
    keys = {
        citing.cite_view(query, "", SITE, TODAY, "en").bibtex.split(",")[0] for query in ("", "a=1", "a=2")
    }

    assert len(keys) == 3


def test_version_is_cited_by_its_address_without_a_day_of_reading():
    citation = citing.cite_version(version(), "en")

    assert citation.apa == (
        "cyberdiplomacy. (2026, November 1). Timeline of cyber diplomacy (Version v3) [Data set]. "
        "https://record.example/data/v3/"
    )
    assert "Retrieved" not in citation.bibtex
    assert "doi" not in citation.bibtex


def test_version_is_cited_by_its_doi_where_it_has_one():
    citation = citing.cite_version(version(doi="10.5281/zenodo.1_2"), "en")

    assert citation.apa.endswith("[Data set]. https://doi.org/10.5281/zenodo.1_2")
    assert "  doi = {10.5281/zenodo.1\\_2},\n" in citation.bibtex
    assert "  url = {https://doi.org/10.5281/zenodo.1_2}\n" in citation.bibtex


LATEX = re.compile(r"\\(text[a-z]+)\{\}|\\([$&#_%])|(.)", re.DOTALL)
NAMED = {
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "textbraceleft": "{",
    "textbraceright": "}",
}


def printed(latex):
    """What LaTeX prints of a text; raises AssertionError at a character that would be a command."""
    out = []
    for match in LATEX.finditer(latex):
        name, escaped, plain = match.groups()
        assert plain not in {*"\\{}$&#_%~^"}, latex
        out.append(NAMED.get(name) or escaped or plain)
    return "".join(out)


@given(st.text())
def test_latex_prints_the_text_that_was_given(text):
    escaped = citing.latex(text)

    assert printed(escaped) == citing._NOT_PRINTED.sub(" ", text)
    assert "\n" not in escaped


@given(title=st.text(max_size=40), query=st.text(max_size=40))
def test_record_has_one_field_in_a_line_and_its_braces_match(title, query):
    records = [
        citing.cite_entry(entry(title=title), TODAY, "en").bibtex,
        citing.cite_view(query, "v1", f"{SITE}/?{query}", TODAY, "en").bibtex,
    ]

    for record in records:
        first, *fields, last, end = record.split("\n")
        assert re.fullmatch(r"@misc\{cyberdiplomacy-[\w-]+,", first)
        assert [line for line in fields if not re.fullmatch(r"  [a-z]+ = \{.*\},?", line)] == []
        assert (last, end) == ("}", "")
        depth = 0
        for sign in re.findall(r"(?<!\\)[{}]", record.replace("\\\\", "")):
            depth += 1 if sign == "{" else -1
            assert depth >= 0
        assert depth == 0


@pytest.fixture
def stored(db):
    made = make_entry(title_en="50% of {all}", title_id="Separuh", actors=[make_actor()])
    Entry.objects.filter(pk=made.pk).update(changed_at=datetime(2026, 5, 2, 20, tzinfo=UTC))
    return Entry.objects.get(pk=made.pk)


def cite_box(response):
    (box,) = reading.of_class(reading.page(response), "cite")
    return [reading.text(one) for one in reading.of_class(box, "cite-text")]


def test_entry_page_offers_its_citation_in_the_language_of_the_page(client, stored):
    english = cite_box(client.get(stored.get_absolute_url()))
    indonesian = cite_box(client.get(f"/id{stored.get_absolute_url()}"))

    assert english[0].startswith(
        "cyberdiplomacy. (2026, May 3). 50% of {all} (3 December 2013) [Timeline entry"
    )
    assert "50\\% of \\textbraceleft{}all\\textbraceright{}" in english[1]
    assert indonesian[0].startswith(
        "cyberdiplomacy. (2026, 3 Mei). Separuh (3 Desember 2013) [Entri linimasa"
    )
    assert english[0].endswith(f"from http://testserver/timeline/{stored.number}/")
    assert indonesian[0].endswith(f"dari http://testserver/timeline/{stored.number}/")


def test_file_for_reference_managers_is_the_citation_of_the_page(client, stored):
    response = client.get(f"/timeline/{stored.number}.bib")

    page = reading.page(client.get(stored.get_absolute_url()))
    assert response["Content-Type"] == "application/x-bibtex; charset=utf-8"
    assert response["Content-Disposition"] == f'attachment; filename="{stored.number}.bib"'
    assert response.content.decode() == cited.of_entry(stored, "http://testserver").bibtex
    assert f"/timeline/{stored.number}.bib" in [one.get("href") for one in page.iter("a")]


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_hidden_entry_has_no_file(client, stored, publication):
    Entry.objects.update(publication=publication)

    assert client.get(f"/timeline/{stored.number}.bib").status_code == 404


@pytest.mark.django_db
def test_missing_entry_has_no_file_and_no_file_is_posted_to(client):
    assert client.get("/timeline/CD-2013-9999.bib").status_code == 404
    assert client.post("/timeline/CD-2013-9999.bib").status_code == 405


def test_view_is_cited_by_its_normal_query_without_the_page(client, stored):
    publish(site=SITE)

    apa, bibtex = cite_box(client.get("/timeline/?actor=indonesia&year=2013&page=1", follow=True))

    assert ": entries selected by actor=indonesia&year=2013 (Version v1) [Data set]." in apa
    assert apa.endswith("from http://testserver/timeline/?actor=indonesia&year=2013")
    assert "version = {v1}" in bibtex


def test_view_with_an_error_is_not_cited(client, stored):
    page = reading.page(client.get("/timeline/?year=x"))

    assert reading.of_class(page, "cite") == []


def test_newest_version_is_the_one_that_is_cited(stored):
    for _number in range(2):
        publish(site=SITE, is_forced=True)
    newest = DatasetVersion.objects.newest()

    with override("en"):
        view = cited.of_view([("kind", "law"), ("page", "2")], "/timeline/", SITE)
        whole = cited.of_version(newest, SITE)

    assert "(Version v2) [Data set]. Retrieved" in view.apa
    assert view.apa.endswith(f"from {SITE}/timeline/?kind=law")
    assert whole.apa.endswith(f"(Version v2) [Data set]. {SITE}/data/v2/")
