"""oEmbed: what other sites learn about an address of ours."""

from urllib.parse import urlencode
from xml.etree import ElementTree

import html5lib
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests import factories
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def ask(url, **query):
    return Client().get(f"/oembed?{urlencode({'url': url, **query}, doseq=True)}")


def frame_of(values):
    return html5lib.parseFragment(values["html"], namespaceHTMLElements=False).find("iframe")


def test_view_is_told_as_a_frame(record):
    response = ask(f"{SITE}/timeline/?year=2021&actor=niger&page=2&utm_source=x")

    values = response.json()
    title = "Timeline of cyber diplomacy: Niger, 2021"
    address = f"{SITE}/embed/timeline?actor=niger&year=2021"
    assert {name: values[name] for name in values if name != "html"} == {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "cyberdiplomacy",
        "provider_url": f"{SITE}/",
        "cache_age": 3600,
        "width": 640,
        "height": 480,
    }
    frame = frame_of(values)
    assert [frame.get(name) for name in ("src", "title", "width", "height")] == [address, title, "640", "480"]
    assert Client().get(address).status_code == 200
    assert response.headers["Content-Type"] == "application/json"
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


@pytest.mark.parametrize(
    ("prefix", "language", "title"), [("", "en", "Decision"), ("/id", "id", "Keputusan")]
)
def test_entry_is_told_in_the_language_of_its_address(prefix, language, title):
    entry = factories.make_entry(title_en="Decision", title_id="Keputusan")
    for address in (entry.get_absolute_url(), entry.permalink):
        response = ask(f"{SITE}{prefix}{address}")

        values = response.json()
        assert (values["title"], response.headers["Content-Language"]) == (title, language)
        assert frame_of(values).get("src") == f"{SITE}{prefix}/embed/timeline/{entry.number}"
        assert values["height"] == 320


def test_xml_says_what_json_says(record):
    entry = factories.make_entry(title_en="A <b> & \x08c")
    url = f"{SITE}{entry.get_absolute_url()}"

    response = ask(url, format="xml")

    root = ElementTree.fromstring(response.content)
    values = ask(url, format="json").json()
    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert root.tag == "oembed"
    assert {one.tag: one.text for one in root} == {
        name: str(value).replace("\x08", "") for name, value in values.items()
    }


def test_frame_fits_the_room_it_is_given(record):
    values = ask(f"{SITE}/timeline/", maxwidth=300, maxheight=9999).json()

    assert (values["width"], values["height"]) == (300, 480)
    assert [frame_of(values).get(name) for name in ("width", "height")] == ["300", "480"]
    assert ask(f"{SITE}/timeline/", maxheight=100).json()["height"] == 100


@pytest.mark.parametrize(
    "url",
    [
        "https://elsewhere.example/timeline/",
        "http://testserver.example/timeline/",
        "http://user@testserver/timeline/",
        "http://testserver:81/timeline/",
        "//testserver/timeline/",
        "/timeline/",
        "ftp://testserver/timeline/",
        "javascript:alert(1)",
        "http://[testserver/timeline/",
        f"{SITE}/",
        f"{SITE}",
        f"{SITE}/timeline",
        f"{SITE}/essays/",
        f"{SITE}/actors/niger/",
        f"{SITE}/nothing/",
        f"{SITE}/timeline/%00/",
        f"{SITE}/timeline/CD-9999-9999/",
        f"{SITE}/timeline/?year=x",
        f"{SITE}/timeline/?actor=nobody",
        f"{SITE}/xx/timeline/",
        f"{SITE}/admin/",
        f"{SITE}/embed/timeline",
    ],
)
def test_what_cannot_be_embedded_is_not_found(record, url):
    response = ask(url)

    assert (response.status_code, response.headers["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.parametrize("publication", [Publication.DRAFT, Publication.WITHDRAWN])
def test_hidden_entry_is_not_found(publication):
    entry = factories.make_entry(publication=publication)

    assert ask(f"{SITE}{entry.permalink}").status_code == 404


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        ({"url": ""}, ["url"]),
        ({"url": "x" * 4_001}, ["url"]),
        ({"url": "a\x00b"}, ["url"]),
        ({"url": [f"{SITE}/timeline/", f"{SITE}/timeline/"]}, ["url"]),
        ({"maxwidth": "0"}, ["maxwidth"]),
        ({"maxwidth": "-5"}, ["maxwidth"]),
        ({"maxwidth": "wide"}, ["maxwidth"]),
        ({"maxheight": "1e3"}, ["maxheight"]),
        ({"maxheight": "9" * 4_000}, ["maxheight"]),
        ({"maxheight": ["5", "6"], "maxwidth": "1.5"}, ["maxheight", "maxwidth"]),
        ({"format": "x" * 21}, ["format"]),
    ],
)
def test_bad_parameters_are_named(query, wrong):
    response = ask(**{"url": f"{SITE}/timeline/", **query})

    assert response.status_code == 400
    assert sorted(one["parameter"] for one in response.json()["errors"]) == wrong


def test_missing_address_is_named(client):
    response = client.get("/oembed")

    assert (response.status_code, response.json()["errors"][0]["parameter"]) == (400, "url")


@pytest.mark.parametrize("wanted", ["yaml", "JSON", "html"])
def test_other_formats_are_not_implemented(wanted):
    response = ask(f"{SITE}/timeline/", format=wanted)

    assert (response.status_code, response.json()["title"]) == (501, "Not Implemented")


def test_parameters_of_others_are_left_alone(record):
    assert ask(f"{SITE}/timeline/", dnt="true").status_code == 200


def test_known_answer_is_not_sent_again(client, record):
    etag = ask(f"{SITE}/timeline/").headers["ETag"]

    response = client.get(f"/oembed?url={SITE}/timeline/", headers={"if-none-match": etag})

    assert response.status_code == 304


def test_nothing_but_reading_is_allowed(client):
    response = client.post("/oembed")

    assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.text(max_size=60), st.text(max_size=40).map(lambda text: f"{SITE}/timeline/{text}")))
def test_no_address_is_ever_a_fault_of_ours(record, url):
    assert ask(url).status_code in (200, 400, 404)
