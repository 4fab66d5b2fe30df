"""Actors, domains and concepts in the API."""

import pytest

from tests import factories
from tests.timeline.api.contract import SITE, ask, walk
from timeline.models import ActorAlias, Membership
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def vocabulary():
    """Three actors, domains and concepts, each on one entry; a concept that only a draft carries."""
    for number in range(3):
        actor = factories.make_actor(f"Actor {number}")
        body = factories.make_actor(f"Body {number}", kind="alliance")
        ActorAlias.objects.create(actor=actor, name=f"Other {number}", slug=f"other-{number}")
        Membership.objects.create(actor=actor, body=body, relation="member", period="1967/..")
        factories.make_entry(
            actors=[(actor, "host"), (actor, "party")],
            domains=[factories.make_domain(f"Domain {number}", position=9 - number)],
            concepts=[factories.make_concept(f"Concept {number}", synonyms=[f"Word {number}"])],
        )
    hidden = factories.make_concept("Secret", definition_en="Of a draft.")
    factories.make_entry(concepts=[hidden], publication=Publication.DRAFT)


def test_actor_is_told_with_its_names_and_memberships(vocabulary):
    factories.Actor.objects.filter(slug="actor-0").update(
        iso3166="ID", wikidata="Q252", ror="05p7ebc93", region="south-eastern-asia", name_id="Pelaku 0"
    )

    _response, body = ask("/api/v1/actors/actor-0", accept_language="id")

    assert body == {
        "slug": "actor-0",
        "name_en": "Actor 0",
        "name_id": "Pelaku 0",
        "kind": "state",
        "iso3166": "ID",
        "region": "south-eastern-asia",
        "wikidata": "Q252",
        "ror": "05p7ebc93",
        "url": f"{SITE}/actors/actor-0/",
        "entry_count": 1,
        "aliases": ["Other 0"],
        "memberships": [{"body": "body-0", "relation": "member", "period": "1967/.."}],
    }


def test_domain_is_told_with_its_definition(vocabulary):
    _response, body = ask("/api/v1/domains/domain-1")

    assert body == {
        "slug": "domain-1",
        "name_en": "Domain 1",
        "name_id": "Domain 1 (id)",
        "description_en": "What Domain 1 is.",
        "description_id": "Apa itu Domain 1.",
        "url": f"{SITE}/domains/domain-1/",
        "entry_count": 1,
    }


def test_concept_is_told_with_its_synonyms(vocabulary):
    _response, body = ask("/api/v1/concepts/concept-2")

    assert body == {
        "slug": "concept-2",
        "label_en": "Concept 2",
        "label_id": "",
        "definition_en": "",
        "definition_id": "",
        "url": f"{SITE}/concepts/concept-2/",
        "entry_count": 1,
        "synonyms": ["Word 2"],
    }


@pytest.mark.parametrize(
    ("name", "slugs"),
    [
        ("actors", ["actor-0", "actor-1", "actor-2", "body-0", "body-1", "body-2"]),
        ("domains", ["domain-0", "domain-1", "domain-2"]),
        ("concepts", ["concept-0", "concept-1", "concept-2"]),
    ],
)
@pytest.mark.parametrize("limit", [1, 2, 3, 200])
def test_lists_are_walked_by_slug(vocabulary, name, slugs, limit):
    _response, first = ask(f"/api/v1/{name}?limit={limit}")

    assert first["count"] == len(slugs)
    assert [one["slug"] for one in walk(f"/api/v1/{name}?limit={limit}")] == slugs


@pytest.mark.parametrize("address", ["actors/nobody", "domains/nothing", "concepts/secret", "actors/other-0"])
def test_unknown_or_hidden_word_is_not_found(vocabulary, address):
    response, _body = ask(f"/api/v1/{address}")

    assert response.status_code == 404


@pytest.mark.parametrize("name", ["actors", "domains", "concepts"])
def test_bad_page_of_a_list_is_named(vocabulary, name):
    response, body = ask(f"/api/v1/{name}?limit=x&cursor=x")

    assert response.status_code == 400
    assert sorted(one["parameter"] for one in body["errors"]) == ["cursor", "limit"]


@pytest.mark.parametrize("limit", [1, 3])
@pytest.mark.parametrize(("name", "queries"), [("actors", 8), ("domains", 2), ("concepts", 3)])
def test_lists_ask_the_same_number_of_questions(vocabulary, django_assert_num_queries, limit, name, queries):
    with django_assert_num_queries(queries):
        ask(f"/api/v1/{name}?limit={limit}")
