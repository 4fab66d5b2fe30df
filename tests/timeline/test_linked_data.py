"""timeline/linked_data.py: pages of the record as JSON-LD, for those who ask for it."""

import json

import pytest

from articles import readership
from tests import factories
from tests.timeline.test_entry_page import json_ld
from timeline import linked_data
from timeline.models import Actor, ActorAlias, Attribution
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
ACCEPT = {"accept": "application/ld+json"}


def asked(client, address):
    """The linked data at an address, after the answer has proved to be nothing else."""
    response = client.get(address, headers=ACCEPT)
    assert (response.status_code, response.headers["Content-Type"]) == (200, "application/ld+json")
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert "Accept" in response.headers["Vary"].split(", ")
    assert not response.cookies
    return json.loads(response.content)


@pytest.fixture
def pages():
    """Addresses by the type that stands behind them."""
    entry = factories.make_entry(
        slug="osce",
        actors=[factories.make_actor()],
        domains=[factories.make_domain()],
        concepts=[factories.make_concept(synonyms=["Rules"])],
    )
    article = factories.make_article(slug="essay")
    return {
        "Dataset": "/timeline/",
        "Event": entry.get_absolute_url(),
        "Country": "/actors/indonesia/",
        "DefinedTerm": "/domains/norms/",
        "BlogPosting": article.get_absolute_url(),
    }


def test_every_page_has_its_type(client, pages):
    found = {name: asked(client, address)["@type"] for name, address in pages.items()}

    assert found == {name: name for name in pages}
    assert asked(client, "/concepts/cyber-norms/")["@type"] == "DefinedTerm"


def test_pages_are_html_for_everybody_else(client, pages):
    for address in [*pages.values(), "/concepts/cyber-norms/"]:
        response = client.get(address, headers={"accept": "text/html,*/*;q=0.8"})

        assert response.headers["Content-Type"] == "text/html; charset=utf-8"
        assert "Accept" in response.headers["Vary"].split(", ")
        assert "Access-Control-Allow-Origin" not in response.headers


def test_page_and_data_say_the_same(client, pages):
    for name in ("Event", "BlogPosting"):
        assert json_ld(client.get(pages[name])) == asked(client, pages[name])


def test_asking_for_the_data_of_an_essay_is_no_view_of_it(client, pages):
    views = factories.Article.objects.get().daily_views
    browser = {"user-agent": "Mozilla/5.0"}

    client.get(pages["BlogPosting"], headers={**ACCEPT, **browser})
    readership.counter.flush()
    assert not views.exists()
    client.get(pages["BlogPosting"], headers=browser)
    readership.counter.flush()
    assert views.get().views == 1


def test_identifiers_are_the_same_in_both_languages(client, pages):
    for name in ("Event", "Country", "DefinedTerm"):
        english, indonesian = asked(client, pages[name]), asked(client, f"/id{pages[name]}")

        assert english["@id"] == indonesian["@id"]
        assert (english["url"], indonesian["url"]) == (f"{SITE}{pages[name]}", f"{SITE}/id{pages[name]}")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("state", "Country"),
        ("state-body", "GovernmentOrganization"),
        ("regional-organisation", "Organization"),
        ("expert-group", "Organization"),
        ("person", "Person"),
        ("unknown", "Thing"),
    ],
)
def test_type_of_an_actor_follows_from_its_kind(client, kind, expected):
    factories.make_actor("Group", kind=kind)

    assert asked(client, "/actors/group/")["@type"] == expected


def test_every_kind_of_actor_has_a_type():
    assert set(linked_data.TYPES) <= set(Actor.Kind)


def test_actor_is_the_same_as_elsewhere(client):
    actor = factories.make_actor(name_id="Republik Indonesia", iso3166="ID", wikidata="Q252", ror="05p7ebc93")
    ActorAlias.objects.create(actor=actor, name="RI", slug="ri")

    assert asked(client, "/actors/indonesia/") == {
        "@context": "https://schema.org",
        "@type": "Country",
        "@id": f"{SITE}/actors/indonesia/",
        "url": f"{SITE}/actors/indonesia/",
        "name": "Indonesia",
        "alternateName": ["Republik Indonesia", "RI"],
        "identifier": {"@type": "PropertyValue", "propertyID": "ISO 3166-1 alpha-2", "value": "ID"},
        "sameAs": ["https://www.wikidata.org/entity/Q252", "https://ror.org/05p7ebc93"],
    }


def test_terms_are_defined_in_the_readers_language(client, pages):
    domain, concept = asked(client, "/id/domains/norms/"), asked(client, "/concepts/cyber-norms/")

    assert domain == {
        "@context": "https://schema.org",
        "@type": "DefinedTerm",
        "@id": f"{SITE}/domains/norms/",
        "name": "Norms (id)",
        "alternateName": ["Norms"],
        "description": "Apa itu Norms.",
        "url": f"{SITE}/id/domains/norms/",
        "termCode": "norms",
        "inDefinedTermSet": f"{SITE}/id/domains/",
    }
    assert (concept["name"], concept["alternateName"]) == ("Cyber norms", ["Rules"])
    assert concept["inDefinedTermSet"] == f"{SITE}/concepts/"


def test_view_is_a_part_of_the_data_set(client, pages):
    whole, part = asked(client, "/timeline/"), asked(client, "/timeline/?actor=indonesia&year=2013")

    query = "?actor=indonesia&year=2013"
    assert "isPartOf" not in whole
    assert (part["@id"], part["isPartOf"]) == (f"{SITE}/timeline/{query}", f"{SITE}/timeline/")
    assert part["size"]["value"] == 1
    assert part["distribution"][0]["contentUrl"] == f"{SITE}/api/v1/entries{query}"
    assert client.get(part["distribution"][0]["contentUrl"]).json()["count"] == 1


@pytest.mark.parametrize(
    ("identifier", "same_as", "plain"),
    [
        ("10.1000/182", "https://doi.org/10.1000/182", "10.1000/182"),
        ("doi:10.1000/182", "https://doi.org/10.1000/182", "10.1000/182"),
        ("https://doi.org/10.1000/a(b)", "https://doi.org/10.1000/a(b)", "10.1000/a(b)"),
        ("A/RES/64/25", None, "A/RES/64/25"),
        ("", None, None),
    ],
)
def test_source_is_told_by_its_symbol_or_doi(identifier, same_as, plain):
    found = linked_data.document(factories.make_source(identifier=identifier, date="2013-12~"))

    assert (found.get("sameAs"), found.get("identifier")) == (same_as, plain)
    assert "datePublished" not in found


def test_no_claim_about_anybody_is_told_as_a_fact(client):
    """Attributions, contested roles and roles of the accused are left out."""
    accuser, accused, host = (factories.make_actor(name) for name in ("Accuser", "Accused", "Doubted"))
    entry = factories.make_entry(
        actors=[(accused, "initiator"), (accuser, "attributing"), (host, "host")], kind="incident"
    )
    entry.parts.filter(actor=host).update(claim="contested")
    Attribution.objects.create(
        entry=entry, claimant=accuser, accused=accused, date="2020", source=factories.make_source()
    )

    text = json.dumps(asked(client, entry.get_absolute_url()))

    assert [name for name in ("Accuser", "Accused", "Doubted") if name in text] == []


@pytest.mark.parametrize(("publication", "status"), [("draft", 404), ("withdrawn", 410)])
def test_hidden_entry_is_hidden_here_too(client, publication, status):
    entry = factories.make_entry(publication=Publication(publication), title_en="Secret")

    response = client.get(entry.get_absolute_url(), headers=ACCEPT)

    assert response.status_code == status
    assert not response.headers["Content-Type"].startswith("application/ld+json")


def test_bad_view_is_an_error_here_too(client):
    assert client.get("/timeline/?year=x", headers=ACCEPT).status_code == 400


def test_nothing_but_reading_is_allowed(client, pages):
    for address in pages.values():
        assert client.post(address, headers=ACCEPT).status_code == 405
