"""What every answer of the API has: CORS, ETag, languages, problems as JSON."""

import gzip

import pytest
from django.test import Client

from tests import factories
from tests.timeline.api.contract import ask, document
from timeline.api.answers import asked_language

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses():
    entry = factories.make_entry(
        actors=[factories.make_actor("Niger")],
        domains=[factories.make_domain()],
        concepts=[factories.make_concept()],
    )
    return [
        "/api/v1/",
        "/api/v1/openapi.json",
        "/api/v1/entries",
        f"/api/v1/entries/{entry.number}",
        "/api/v1/actors",
        "/api/v1/actors/niger",
        "/api/v1/domains",
        "/api/v1/domains/norms",
        "/api/v1/concepts",
        "/api/v1/concepts/cyber-norms",
    ]


def test_the_list_holds_every_path_that_the_document_describes(addresses):
    assert len(addresses) == len(document()["paths"])


def test_every_address_answers_anybody_with_json(addresses):
    for address in addresses:
        response, body = ask(address)

        assert (response.status_code, response.headers["Content-Type"]) == (200, "application/json")
        assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert response.headers["Content-Language"] == "en, id"
        assert body


def test_head_has_the_headers_of_get(addresses):
    for address in addresses:
        got, head = ask(address)[0], ask(address, method="head")[0]

        assert (head.status_code, head.content) == (200, b"")
        assert head.headers["ETag"] == got.headers["ETag"]


@pytest.mark.parametrize("method", ["get", "head"])
def test_known_copy_is_not_sent_again_and_may_still_be_read(addresses, method):
    for address in addresses:
        etag = ask(address)[0].headers["ETag"]

        response, body = ask(address, method=method, if_none_match=f'"other", {etag}')

        assert (response.status_code, body) == (304, None)
        assert response.headers["ETag"] == etag


def test_copy_that_was_sent_compressed_is_known_too(record):
    first, _ = ask("/api/v1/entries")
    zipped = Client().get("/api/v1/entries", headers={"accept-encoding": "gzip"})

    again, _ = ask("/api/v1/entries", if_none_match=zipped.headers["ETag"])

    assert gzip.decompress(zipped.content) == first.content
    assert again.status_code == 304


def test_changed_data_are_sent_again(record):
    etag = ask("/api/v1/entries")[0].headers["ETag"]
    factories.make_entry()

    response, body = ask("/api/v1/entries", if_none_match=etag)

    assert (response.status_code, body["count"]) == (200, 11)


def test_browsers_may_ask_before_they_ask(addresses):
    for address in addresses:
        response, _body = ask(
            address,
            method="options",
            origin="https://elsewhere.example",
            access_control_request_method="GET",
            access_control_request_headers="if-none-match",
        )

        assert response.status_code == 204
        assert {
            name: response.headers[name] for name in ("Allow", "Access-Control-Allow-Methods")
        } == dict.fromkeys(("Allow", "Access-Control-Allow-Methods"), "GET, HEAD, OPTIONS")
        assert response.headers["Access-Control-Allow-Headers"] == "*"
        assert "Access-Control-Allow-Credentials" not in response.headers


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_other_methods_are_refused_by_name(addresses, method):
    strict = Client(enforce_csrf_checks=True)
    for address in addresses:
        response, body = ask(address, method=method, client=strict)

        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
        assert body["detail"] == "This address can only be read."


@pytest.mark.parametrize("rest", ["nothing", "entries/", "actors/x/y", "%00", "%ff", "entries/../x"])
def test_other_addresses_are_problems_and_no_pages(db, rest):
    response, body = ask(f"/api/v1/{rest}")

    assert response.headers["Content-Type"] == "application/problem+json"
    assert (response.status_code, body["status"]) == (404, 404)


def test_parameters_that_an_address_does_not_have_are_refused(addresses):
    for address in addresses:
        response, body = ask(f"{address}?fields=all&{'x' * 50}=1")

        assert response.status_code == 400
        assert {one["detail"] for one in body["errors"]} <= {
            "This address has no such parameter.",
            "“fields” is not a filter of the timeline.",
            f"“{'x' * 40}” is not a filter of the timeline.",
        }
        assert len(body["errors"]) == 2


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "en"),
        ("id", "id"),
        ("id-ID,en;q=0.5", "id"),
        ("fr, id;q=0.1", "id"),
        ("en, id;q=0.9", "en"),
        ("fr", "en"),
        ("*", "en"),
        (";;;q=x," * 2_000, "en"),
    ],
)
def test_problems_come_in_the_language_asked_for(rf, header, language):
    response, body = ask("/api/v1/entries?page=1", accept_language=header)

    assert body["status"] == 400
    assert response.headers["Content-Language"] == language
    assert asked_language(rf.get("/", headers={"accept-language": header})) == language


def test_cookie_decides_nothing(client, record):
    client.cookies["django_language"] = "id"

    response, _body = ask("/api/v1/entries?page=1", client=client)

    assert response.headers["Content-Language"] == "en"
