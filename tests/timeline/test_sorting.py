"""timeline/sorting.py: the order of names, and every page that lists names in it (O12)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.models import Article
from tests import factories
from tests.timeline import reading
from timeline.models import Concept
from timeline.sorting import fold, in_order, sort_key

ENGLISH = ["Åland", "ASEAN", "École", "estonia", "Ethiopia", "Łódź", "Lusaka", "Zambia"]
INDONESIAN = {"estonia": "Zona Estonia", "Zambia": "akademi Zambia"}


@pytest.mark.parametrize(
    ("name", "folded"),
    [("  Cyber \n Norms ", "cyber norms"), ("ÉCOLE", "ecole"), ("Straße", "strasse"), ("", "")],
)
def test_names_are_compared_without_case_accents_and_odd_spaces(name, folded):
    assert fold(name) == folded


def test_names_are_sorted_as_a_reader_expects():
    assert in_order(reversed(ENGLISH)) == ENGLISH


def test_rows_are_sorted_by_the_given_name():
    rows = [(1, "b"), (2, "A"), (3, "Ä")]

    assert in_order(rows, lambda row: row[1]) == [(2, "A"), (3, "Ä"), (1, "b")]


@given(st.lists(st.text(max_size=5)))
def test_order_does_not_depend_on_where_one_starts(names):
    assert in_order(names) == in_order(reversed(names)) == sorted(names, key=sort_key)


def expected(language):
    names = [INDONESIAN.get(name, name) if language == "id" else name for name in ENGLISH]
    if language == "en":
        return names
    return ["akademi Zambia", "Åland", "ASEAN", "École", "Ethiopia", "Łódź", "Lusaka", "Zona Estonia"]


@pytest.fixture
def names(db):
    """Actors and concepts, the last first, with some other names in Indonesian."""
    for place, name in enumerate(reversed(ENGLISH)):
        other = INDONESIAN.get(name, name)
        factories.make_actor(name, slug=f"actor-{place}", name_id=other)
        Concept.objects.create(name=name, name_id=other, definition_en="Something.")


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/id", "id")])
def test_lists_of_names_follow_the_readers_language(client, names, prefix, language):
    """O12: the page of actors, the filter by actor and the page of concepts."""
    actors = client.get(f"{prefix}/actors/").context["actors"]
    facets = client.get(f"{prefix}/timeline/").context["facets"]
    (glossary,) = reading.of_class(reading.page(client.get(f"{prefix}/concepts/")), "glossary")

    options = next(facet.options for facet in facets if facet.name == "actor")
    assert [actor.name for actor, _number in actors] == expected(language)
    assert [option.label for option in options] == expected(language)
    assert [reading.text(term) for term in glossary.iter("dt")] == expected(language)


@pytest.mark.parametrize(("prefix", "language"), [("", "en"), ("/id", "id")])
def test_concepts_under_an_essay_follow_the_readers_language(client, names, prefix, language):
    article = factories.make_article(concepts=list(ENGLISH))

    response = client.get(f"{prefix}/essays/{article.slug}/")

    assert Article.objects.get().concepts.count() == len(ENGLISH)
    assert [concept.label for concept in response.context["reading"].concepts] == expected(language)
