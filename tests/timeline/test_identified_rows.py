"""Outside identifiers of actors and sources: checked when they are saved, shown and linked on pages."""

import json

import pytest
from django.core.exceptions import ValidationError

from tests import factories
from tests.timeline import reading
from timeline.dataset.publishing import publish
from timeline.models import Actor, DatasetVersion, Source

pytestmark = pytest.mark.django_db


def refused(row):
    """The fields that validation refuses, with its sentences."""
    with pytest.raises(ValidationError) as caught:
        row.full_clean()
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("identifier", "beginning"),
    [
        ("A/RES/64", "This looks like a symbol of the United Nations but is not one"),
        ("MC.DEC/5", "This looks like a symbol of the OSCE but is not one"),
        ("10.1/x", "This looks like a DOI but is not one"),
    ],
)
def test_half_an_identifier_of_a_source_is_refused_with_an_example(identifier, beginning):
    found = refused(Source(title="A document", identifier=identifier))

    assert list(found) == ["identifier"]
    assert found["identifier"][0].startswith(beginning)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (" a/res/64/25", "A/RES/64/25"),
        ("https://doi.org/10.1000/182", "10.1000/182"),
        ("UU 11/2008", "UU 11/2008"),
        ("", ""),
    ],
)
def test_identifier_of_a_source_is_stored_in_its_one_form(typed, stored):
    source = Source(title="A document", identifier=typed)

    source.full_clean()

    assert source.identifier == stored


def test_same_document_typed_differently_is_in_the_record_already():
    factories.make_source(title="Resolution", publisher="UN", identifier="A/RES/64/25")

    found = refused(Source(title="Resolution", publisher="UN", identifier="a/res/64/25"))

    assert found == {"__all__": ["This source is in the record already."]}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("iso3166", "XX"),
        ("iso3166", "id"),
        ("wikidata", "252"),
        ("wikidata", "Q0"),
        ("ror", "05dxps056"),
        ("ror", "https://r"),
    ],
)
def test_bad_identifier_of_an_actor_is_refused(field, value):
    values = {"slug": "a", "name_en": "A", "name_id": "A", "kind": "state", field: value}

    assert list(refused(Actor(**values))) == [field]


def test_good_identifiers_of_an_actor_are_taken():
    values = {"iso3166": "ID", "wikidata": "Q252", "ror": "05dxps055", "region": "south-eastern-asia"}

    Actor(slug="a", name_en="A", name_id="A", kind="state", **values).full_clean()


def test_actor_page_shows_and_links_its_identifiers(client):
    factories.make_actor("A", iso3166="ID", wikidata="Q252", ror="05dxps055", region="south-eastern-asia")

    page = reading.page(client.get("/actors/a/"))

    (facts,) = reading.of_class(page, "entry-facts")
    assert [reading.text(one) for one in facts] == [
        "ISO 3166", "ID", "Region", "South-eastern Asia", "Wikidata", "Q252", "ROR", "05dxps055",
    ]  # fmt: skip
    assert [one.get("href") for one in facts.iter("a")] == [
        "https://www.wikidata.org/wiki/Q252",
        "https://ror.org/05dxps055",
    ]


def test_actor_page_without_identifiers_has_no_list_of_them(client):
    factories.make_actor("A")

    assert reading.of_class(reading.page(client.get("/actors/a/")), "entry-facts") == []


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"identifier": "A/RES/64/25"}, "https://undocs.org/A/RES/64/25"),
        ({"identifier": "10.1000/182"}, "https://doi.org/10.1000/182"),
        ({"identifier": "A/RES/64/25", "url": "https://example.org/"}, "https://example.org/"),
        ({"identifier": "PC.DEC/1106"}, None),
    ],
)
def test_source_leads_to_its_document(client, values, address):
    entry = factories.make_entry(sources=[factories.make_source(**values)])

    (sources,) = reading.of_class(reading.page(client.get(entry.get_absolute_url())), "sources")

    assert [one.get("href") for one in sources.iter("a")] == ([address] if address else [])


def test_organiser_is_the_same_as_its_items_elsewhere(client):
    host = factories.make_actor("A", wikidata="Q252")
    entry = factories.make_entry(actors=[(host, "host")])

    page = reading.page(client.get(entry.get_absolute_url()))

    (script,) = [one for one in page.iter("script") if "ld+json" in one.get("type", "")]
    assert json.loads(script.text)["organizer"] == [
        {
            "@type": "Organization",
            "@id": "http://testserver/actors/a/",
            "name": "A",
            "sameAs": ["https://www.wikidata.org/entity/Q252"],
        }
    ]


def test_doi_of_a_version_is_checked_and_the_rest_of_it_cannot_be_changed(client):
    factories.make_entry()
    version = publish(site="https://record.example")
    client.force_login(factories.make_user(is_staff=True, is_superuser=True))
    address = f"/admin/timeline/datasetversion/{version.pk}/change/"

    bad = client.post(address, {"note": "", "doi": "zenodo"})
    client.post(address, {"note": "Checked.", "doi": "10.5281/zenodo.1", "number": "7", "entry_count": "9"})

    assert "This looks like a DOI but is not one" in bad.content.decode()
    version = DatasetVersion.objects.get()
    assert (version.number, version.entry_count, version.note) == (1, 1, "Checked.")
    assert version.doi == "10.5281/zenodo.1"
    assert (str(version), client.get("/admin/timeline/datasetversion/add/").status_code) == ("v1", 403)
    assert client.post(f"/admin/timeline/datasetversion/{version.pk}/delete/").status_code == 403
