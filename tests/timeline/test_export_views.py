"""T20, timeline/export_views.py: files of a filtered view, whoever asks for them and however."""

import json
import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.utils.translation import get_language

from tests.factories import make_actor, make_domain, make_entry, make_source
from tests.timeline import reading
from tests.timeline.exports import readers
from timeline import columns
from timeline.exports import stream
from timeline.models import Actor, ActorAlias
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "csv-metadata.json": "application/csvm+json",
    "json": "application/json",
    "jsonl": "application/jsonl; charset=utf-8",
    "jsonl-metadata.json": "application/json",
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
    "ics": "text/calendar; charset=utf-8",
    "atom": "application/atom+xml; charset=utf-8",
    "feed.json": "application/feed+json",
}
SUFFIXES = list(TYPES)
KINDS = ("csv", "csv-metadata.json", "ics", "atom")  # one of each view
DOWNLOADS = ("csv", "json", "jsonl", "bib", "ris", "ics")


def text(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return readers.body(response)


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_file_answers_strangers_without_a_session(client, record, suffix, prefix):
    response = client.get(f"{prefix}/timeline.{suffix}?actor=niger")

    assert (response.status_code, response["Content-Type"]) == (200, TYPES[suffix])
    assert (response["X-Robots-Tag"], dict(response.cookies)) == ("noindex", {})
    assert readers.body(response)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_file_answers_to_get_and_head_only(client, record, suffix):
    address = f"/timeline.{suffix}"

    statuses = [
        getattr(client, verb)(address).status_code
        for verb in ("get", "head", "post", "put", "patch", "delete")
    ]

    assert statuses == [200, 200, 405, 405, 405, 405]


@pytest.mark.parametrize("suffix", DOWNLOADS)
def test_head_has_the_headers_of_get_and_no_body(client, record, suffix):
    with time_machine.travel(datetime(2026, 11, 24, 5, tzinfo=UTC), tick=False):
        got, looked = client.get(f"/timeline.{suffix}"), client.head(f"/timeline.{suffix}")

    names = ("Content-Type", "Content-Disposition", "Link", "X-Robots-Tag")
    assert [looked[name] for name in names] == [got[name] for name in names]
    assert readers.body(looked) == ""


@pytest.mark.parametrize("suffix", DOWNLOADS)
def test_download_has_a_name_and_links(client, record, suffix):
    with time_machine.travel(datetime(2026, 11, 24, 5, tzinfo=UTC), tick=False):
        response = client.get(f"/id/timeline.{suffix}?actor=niger&kind=law")

    sidecars = {"csv": "csv-metadata.json", "jsonl": "jsonl-metadata.json"}
    host = "http://testserver/id"
    assert response["Content-Disposition"] == f'attachment; filename="timeline-2026-11-24.{suffix}"'
    assert response["Link"].split(", ") == [
        f'<{host}/timeline/?actor=niger&kind=law>; rel="alternate"; type="text/html"',
        '<https://spdx.org/licenses/BSD-3-Clause.html>; rel="license"',
        *(
            [f'<{host}/timeline.{sidecars[suffix]}?actor=niger&kind=law>; rel="describedby"']
            if suffix in sidecars
            else []
        ),
    ]


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("year=2020&actor=niger", "?actor=niger&year=2020"),
        ("actor=NIGER", "?actor=niger"),
        ("actor=republic-of-niger", "?actor=niger"),
        ("actor=&sort=newest&utm_source=x", ""),
        ("actor=niger&page=1", "?actor=niger"),
        ("page=2", ""),
        ("page=abc", ""),
        ("page=1&page=2", ""),
    ],
)
@pytest.mark.parametrize("suffix", KINDS)
def test_address_is_brought_into_its_normal_form_once(client, record, suffix, query, target):
    """As that of the page; no file has pages."""
    niger = Actor.objects.get(slug="niger")
    ActorAlias.objects.create(actor=niger, name="Republic of Niger", slug="republic-of-niger")

    first = client.get(f"/id/timeline.{suffix}?{query}")

    assert (first.status_code, first["Location"]) == (302, f"/id/timeline.{suffix}{target}")
    assert client.get(first["Location"]).status_code == 200


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize(
    ("query", "lines"),
    [
        ("year=abc", ["- Year: “abc” is not a year between 1000 and 2999."]),
        ("foo=1&page=2", ["- “foo” is not a filter of the timeline."]),
        ("from=2015&to=2010", ["- From year: The first year comes after the last one."]),
        (
            "from=2010&from=2011&foo=1",
            ["- “foo” is not a filter of the timeline.", "- From year: Give only one value for “from”."],
        ),
    ],
)
def test_bad_filter_is_named_in_plain_text_and_gives_no_file(client, record, suffix, query, lines):
    response = client.get(f"/timeline.{suffix}?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert sorted(response.content.decode().splitlines()) == sorted(["This view cannot be shown:", *lines])


def test_bad_filter_is_named_in_the_readers_language(client, record):
    response = client.get("/id/timeline.csv?year=abc")

    assert response.content.decode().splitlines()[1].startswith("- Tahun: “abc” ")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_only_published_entries_are_in_a_file(client, suffix):
    for publication in (Publication.DRAFT, Publication.WITHDRAWN):
        make_entry(title_en="Secret", publication=publication)

    assert "secret" not in text(client, f"/timeline.{suffix}").lower()


def test_csv_has_a_row_for_each_entry_and_no_formula(client):
    make_entry(
        title_en='=HYPERLINK("x")', summary_en="One\nTwo", date="2009", actors=[make_actor("Indonesia")]
    )

    (row,) = readers.of_csv(text(client, "/timeline.csv"))

    assert tuple(row) == columns.NAMES
    assert [row[name] for name in ("title_en", "summary_en", "date", "actors")] == [
        '\'=HYPERLINK("x")',
        "One\nTwo",
        "2009",
        "indonesia",
    ]


def test_json_tells_of_its_view_and_holds_the_entries(client, record):
    with time_machine.travel(datetime(2026, 11, 24, 5, tzinfo=UTC), tick=False):
        found = json.loads(text(client, "/timeline.json?actor=niger&sort=oldest"))

    assert found["about"] == {
        "title": "Timeline of cyber diplomacy: Niger",
        "publisher": "cyberdiplomacy",
        "language": "en",
        "view": "http://testserver/timeline/?actor=niger&sort=oldest",
        "file": "http://testserver/timeline.json?actor=niger&sort=oldest",
        "retrieved_at": "2026-11-24T12:00:00+07:00",
        "number_of_entries": 3,
        "version": None,
        "licence": {"name": "BSD 3-Clause", "url": "https://spdx.org/licenses/BSD-3-Clause.html"},
    }
    assert [one["title_en"] for one in found["entries"]] == ["Letter", "Pact", "Law"]


def test_json_lines_lie_beside_the_facts_about_them(client, record):
    lines = readers.of_json_lines(text(client, "/timeline.jsonl?actor=niger"))
    about = json.loads(text(client, "/timeline.jsonl-metadata.json?actor=niger"))["about"]

    assert [one["title_en"] for one in lines] == ["Law", "Pact", "Letter"]
    assert about["number_of_entries"] == 3
    assert about["file"] == "http://testserver/timeline.jsonl?actor=niger"


def test_metadata_of_the_csv_say_what_its_columns_are(client, record):
    with time_machine.travel(datetime(2026, 11, 24, 5, tzinfo=UTC), tick=False):
        found = json.loads(text(client, "/timeline.csv-metadata.json?actor=niger"))

    described = found["tableSchema"]["columns"]
    by_name = {column["name"]: column for column in described}
    assert [column["titles"] for column in described] == list(columns.NAMES)
    assert by_name["earliest"]["datatype"] == "date"
    assert by_name["roles"]["separator"] == by_name["domains"]["separator"] == " | "
    assert (by_name["title_id"]["lang"], "separator" in by_name["title_id"]) == ("id", False)
    assert {name: found[name] for name in list(found)[1:9]} == {
        "url": "http://testserver/timeline.csv?actor=niger",
        "dc:title": "Timeline of cyber diplomacy: Niger",
        "dc:publisher": "cyberdiplomacy",
        "dc:source": {"@id": "http://testserver/timeline/?actor=niger"},
        "dc:license": {"@id": "https://spdx.org/licenses/BSD-3-Clause.html"},
        "dc:rights": "BSD 3-Clause",
        "schema:numberOfItems": 3,
        "prov:generatedAtTime": {"@value": "2026-11-24T12:00:00+07:00", "@type": "xsd:dateTime"},
    }


@pytest.mark.parametrize(
    ("suffix", "expected"),
    [("csv", r"\ufeffnumber,[^\n]+\r\n"), ("jsonl", ""), ("ris", ""), ("bib", r"(% [^\n@]+\n)+\n")],
)
def test_file_of_an_empty_view_is_whole(client, suffix, expected):
    assert re.fullmatch(expected, text(client, f"/timeline.{suffix}"))
    assert json.loads(text(client, "/timeline.json"))["entries"] == []


@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl", "bib", "ris"])
def test_file_is_written_batch_by_batch_and_stays_whole(client, monkeypatch, record, suffix):
    whole = text(client, f"/timeline.{suffix}")

    monkeypatch.setattr(stream, "SIZE", 3)
    response = client.get(f"/timeline.{suffix}")
    pieces = [piece.decode() for piece in response.streaming_content]

    def plain(file):
        return re.sub(r"\d\d:\d\d:\d\d\+", "", file)

    assert plain("".join(pieces)) == plain(whole)
    assert len([piece for piece in pieces if piece]) >= 4


def test_batch_without_entries_leaves_the_document_whole():
    class Vanished:
        def batches(self, size):
            yield from ([], ["a"], [], ["b"])

    class Form:
        SEPARATOR, TAIL = ",", "]"
        head = staticmethod(lambda facts: "[")
        row = staticmethod(lambda entry, facts: entry)

    class Facts:
        language = "id"

    assert "".join(stream.written(Form, Facts, Vanished())) == "[a,b]"
    assert get_language() == "en"


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("suffix", "queries"), [("csv", 12), ("bib", 12), ("ics", 7), ("atom", 11)])
def test_file_asks_the_same_number_of_questions(client, django_assert_num_queries, number, suffix, queries):
    domain = make_domain()
    for place in range(number):
        make_entry(actors=[make_actor(f"Actor {place}")], domains=[domain], sources=[make_source()])

    with django_assert_num_queries(queries):
        text(client, f"/timeline.{suffix}?domain=norms")


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_page_links_to_every_file_of_its_view_and_names_its_feeds(client, record, prefix):
    page = reading.page(client.get(f"{prefix}/timeline/?actor=niger&sort=oldest"))

    (box,) = reading.of_class(page, "downloads")
    query = "?actor=niger&sort=oldest"
    files = ["csv", "csv-metadata.json", "json", "jsonl", "bib", "ris", "ics", "atom", "feed.json"]
    assert [link.get("href") for link in box.iter("a")] == [f"{prefix}/timeline.{s}{query}" for s in files]
    assert {link.get("rel") for link in box.iter("a")} == {"nofollow"}
    named = [
        link for link in page.iter("link") if (link.get("type") or "").endswith(("atom+xml", "feed+json"))
    ]
    assert [(link.get("type"), link.get("href"), link.get("title")[-5:]) for link in named] == [
        ("application/atom+xml", f"{prefix}/timeline.atom{query}", "Niger"),
        ("application/feed+json", f"{prefix}/timeline.feed.json{query}", "Niger"),
    ]


def test_second_page_of_a_view_links_to_the_whole_files(client):
    niger = make_actor("Niger")
    for _place in range(51):
        make_entry(actors=[niger])

    (box,) = reading.of_class(reading.page(client.get("/timeline/?actor=niger&page=2")), "downloads")

    assert next(box.iter("a")).get("href") == "/timeline.csv?actor=niger"
    assert len(readers.of_csv(text(client, "/timeline.csv?actor=niger"))) == 51


def test_view_with_an_error_offers_no_files(client, record):
    page = reading.page(client.get("/timeline/?year=abc"))

    assert reading.of_class(page, "downloads") == []
    assert [link for link in page.iter("link") if link.get("type") == "application/atom+xml"] == []
