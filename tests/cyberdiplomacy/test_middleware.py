"""cyberdiplomacy/middleware.py and the content policy: headers that every answer carries."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def addresses(blogger):
    article = factories.make_article(by=blogger)
    entry = factories.make_entry()
    return {
        "home": "/",
        "essay": article.get_absolute_url(),
        "timeline": "/timeline/",
        "entry": entry.get_absolute_url(),
        "admin login": "/admin/login/",
        "sign in": "/accounts/login/",
        "not found": "/nothing/",
        "bad input": "/timeline/?year=abc",
        "home in Indonesian": "/id/",
    }


def policy(response):
    """The content policy by directive."""
    parts = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {part[0]: part[1:] for part in parts if part}


def test_content_policy_forbids_everything_inline(client, addresses):
    unsafe = {}

    for name, address in addresses.items():
        directives = policy(client.get(address))
        unsafe[name] = [
            (directive, source)
            for directive, sources in directives.items()
            for source in sources
            if source in ("'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*", "https:", "http:")
        ]
        assert directives["default-src"] == ["'none'"]
        assert directives["frame-ancestors"] == ["'none'"]
        assert directives["base-uri"] == ["'none'"]

    assert unsafe == {name: [] for name in addresses}


def test_every_answer_carries_the_headers(client, addresses):
    expected = {
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
    }

    for address in addresses.values():
        response = client.get(address)
        assert {name: response.headers.get(name) for name in expected} == expected


def test_browser_features_are_switched_off(client):
    features = client.get("/").headers["Permissions-Policy"].split(", ")

    assert "camera=()" in features
    assert [feature for feature in features if not feature.endswith("=()")] == []


def test_pages_hold_no_inline_style_script_or_handler(client, addresses):
    """What the content policy would block is not sent either."""
    for address in addresses.values():
        text = client.get(address).content.decode().lower()
        found = [
            mark for mark in (" style=", "<style", " onclick=", "javascript:", "<script>") if mark in text
        ]
        assert (address, found) == (address, [])
