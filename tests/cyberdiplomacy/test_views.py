"""cyberdiplomacy/views.py: the home page's record, and what operators and crawlers ask."""

import pytest
from django.db import InterfaceError, OperationalError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from cyberdiplomacy import views
from tests import factories
from tests.timeline import reading

pytestmark = pytest.mark.django_db


def test_healthz_says_that_all_is_well(client):
    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (200, {"database": "ok", "migrations": "ok"})
    assert "no-store" in response.headers["Cache-Control"]


def test_healthz_says_that_migrations_are_pending(client):
    MigrationRecorder.Migration.objects.filter(
        app="cyberdiplomacy", name="0004_roles_for_the_record"
    ).delete()

    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"database": "ok", "migrations": "pending"})


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_healthz_says_that_the_database_is_away(client, monkeypatch, error):
    def fail(*args):
        raise error("password=secret connection refused")

    monkeypatch.setattr(views, "MigrationExecutor", fail)

    response = client.get("/healthz")

    assert (response.status_code, response.json()) == (503, {"database": "unreachable"})


def test_healthz_says_that_the_database_went_away_while_it_looked(client, monkeypatch):
    def fail(self, targets, clean_start=False):
        raise OperationalError("server closed the connection")

    monkeypatch.setattr(MigrationExecutor, "migration_plan", fail)

    assert client.get("/healthz").status_code == 503


@pytest.mark.parametrize("address", ["/", "/id/", "/healthz", "/robots.txt", "/favicon.ico"])
def test_pages_refuse_to_be_posted_to(client, address):
    assert client.post(address).status_code == 405


def test_robots_keeps_crawlers_away_from_desk_and_accounts_in_both_languages(client):
    response = client.get("/robots.txt")

    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    disallowed = [line.split(": ")[1] for line in response.text.splitlines() if line.startswith("Disallow")]
    assert sorted(disallowed) == ["/accounts/", "/admin/", "/id/accounts/", "/id/admin/"]
    assert response.text.splitlines()[-1] == "Sitemap: http://testserver/sitemap.xml"


def test_robots_names_the_sitemap_of_the_host_it_was_asked_at(client, settings):
    settings.ALLOWED_HOSTS = ["cyber.example"]

    response = client.get("/robots.txt", secure=True, headers={"host": "cyber.example"})

    assert "\nSitemap: https://cyber.example/sitemap.xml\n" in response.text


def test_favicon_leads_to_the_icon(client):
    response = client.get("/favicon.ico")

    assert (response.status_code, response.headers["Location"]) == (302, "/static/icon.svg")


@pytest.mark.parametrize(("prefix", "name"), [("", "Norms"), ("/id", "Norms (id)")])
def test_home_shows_every_domain_with_its_entries(client, prefix, name):
    norms = factories.make_domain("Norms")
    for year in range(2001, 2008):
        factories.make_entry(date=str(year), domains=[norms])

    page = reading.page(client.get(f"{prefix}/"))

    (domains,) = reading.of_class(page, "domain-list")
    assert [reading.text(item) for item in domains] == [f"{name} 7"]
    assert [link.get("href") for link in domains.iter("a")] == [f"{prefix}/timeline/?domain=norms"]


def test_page_links_to_itself_in_the_other_language(client):
    """The switch keeps the address, filters included."""
    factories.make_actor("Niger")

    (switch,) = reading.of_class(reading.page(client.get("/id/timeline/?actor=niger")), "languages")

    assert [(link.get("href"), link.get("aria-current")) for link in switch.iter("a")] == [
        ("/timeline/?actor=niger", None),
        ("/id/timeline/?actor=niger", "true"),
    ]


def test_essay_links_to_its_translation(client, blogger):
    original = factories.make_article(by=blogger, slug="one")
    factories.make_article(by=blogger, slug="satu", language="id", translation_of=original.pk)

    (switch,) = reading.of_class(reading.page(client.get("/essays/one/")), "languages")

    assert [link.get("href") for link in switch.iter("a")] == ["/essays/one/", "/id/essays/satu/"]
