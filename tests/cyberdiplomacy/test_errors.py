"""cyberdiplomacy/errors.py: a page for everything that goes wrong, in both languages."""

import html5lib
import pytest
from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import Client
from django.urls import path
from django.utils.translation import override

from cyberdiplomacy import home_blocks, urls
from tests import factories
from tests.timeline import reading
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
ERRORS = {400: SuspiciousOperation, 403: PermissionDenied, 500: RuntimeError}


def broken(request, status):
    raise ERRORS[status]("a secret detail")


urlpatterns = [
    *i18n_patterns(path("broken/<int:status>/", broken), prefix_default_language=False),
    *urls.urlpatterns,
]
handler400, handler403, handler404, handler500 = (
    urls.handler400,
    urls.handler403,
    urls.handler404,
    urls.handler500,
)


def heading(response):
    return reading.text(next(reading.page(response).iter("h1")))


def in_language(status, language):
    """The heading of a page in a language, which must be a translation."""
    headings = {}
    for code in ("en", "id"):
        with override(code):
            page = html5lib.parse(render_to_string(f"{status}.html"), namespaceHTMLElements=False)
        headings[code] = reading.text(next(page.iter("h1")))
    assert headings["en"] != headings["id"]
    return headings[language]


@pytest.mark.urls(__name__)
@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/id", "id")])
@pytest.mark.parametrize("status", ERRORS)
def test_failure_has_a_page_of_its_own(status, prefix, language):
    client = Client(raise_request_exception=False)

    response = client.get(f"{prefix}/broken/{status}/")

    assert response.status_code == status
    assert reading.page(response).get("lang") == language
    assert heading(response) == in_language(status, language)
    assert "a secret detail" not in response.content.decode()


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/id", "id")])
@pytest.mark.parametrize("address", ["/nothing/", "/timeline/nothing/", "/essays/nothing/", "/%00/", "/%ff/"])
def test_missing_page_has_a_page_of_its_own(client, address, prefix, language):
    response = client.get(f"{prefix}{address}")

    assert response.status_code == 404
    assert (reading.page(response).get("lang"), heading(response)) == (language, in_language(404, language))


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/id", "id")])
def test_withdrawn_entry_has_a_page_of_its_own(client, prefix, language):
    entry = factories.make_entry(publication=Publication.WITHDRAWN)

    response = client.get(f"{prefix}{entry.get_absolute_url()}")

    title = getattr(entry, f"title_{language}")
    assert (response.status_code, heading(response)) == (410, title)


@pytest.mark.parametrize("language", ["en", "id"])
def test_too_many_requests_has_a_page(language):
    with override(language):
        text = render_to_string("429.html")

    page = html5lib.parse(text, namespaceHTMLElements=False)
    assert page.get("lang") == language
    assert reading.text(next(page.iter("h1"))) == in_language(429, language)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/id", "id")])
def test_form_without_its_token_has_a_page(prefix, language):
    client = Client(enforce_csrf_checks=True)

    response = client.post(f"{prefix}/accounts/login/", {"login": "x", "password": "y"})

    assert response.status_code == 403
    assert heading(response) == in_language("403_csrf", language)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/id", "id")])
def test_failing_home_page_is_answered_in_the_readers_language(monkeypatch, prefix, language):
    def fail(language):
        raise RuntimeError("a secret detail")

    monkeypatch.setattr(home_blocks, "front", fail)

    response = Client(raise_request_exception=False).get(f"{prefix}/")

    assert (response.status_code, heading(response)) == (500, in_language(500, language))
    assert "a secret detail" not in response.content.decode()


def test_unknown_host_is_refused_with_a_page(client):
    response = client.get("/", headers={"host": "evil.example"})

    assert (response.status_code, heading(response)) == (400, in_language(400, "en"))
    assert "evil.example" not in response.content.decode()


def test_missing_page_does_not_repeat_what_an_unknown_error_says(client):
    """Only the message of a page number is meant for readers."""
    response = client.get("/actors/nobody/")

    assert "No Actor matches" not in response.content.decode()
