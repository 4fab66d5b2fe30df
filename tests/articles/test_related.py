"""R7: what belongs with an essay, by what they share, with the reason."""

import pytest
from django.utils.translation import override

from articles import actions
from articles.models import Article
from articles.reading import read
from articles.related import related_to
from tests.factories import make_article, make_author, make_category, make_draft, make_entry, make_reference

pytestmark = pytest.mark.django_db


def related(article, language="en"):
    reading = read(Article.objects.for_page().get(pk=article.pk))
    return [(one.article.title, one.reason) for one in related_to(reading, language)]


@pytest.fixture
def writers():
    return [make_author(name) for name in ("Ratih", "Dimas", "Laras", "Ines", "Aisha")]


def test_what_shares_most_comes_first_with_its_reason(editor, writers):
    make_entry(slug="osce", title_en="PC.DEC/1106")
    make_entry(slug="gge", title_en="UN GGE report")
    make_reference()
    own = make_article(
        by=editor, body="<p>[[osce]] [[gge]] [@assegaf2020]</p>", concepts=["Norms"], byline=[writers[0].pk]
    )
    make_article(by=editor, title="Same author", byline=[writers[0].pk])
    make_article(by=editor, title="Same concept", concepts=["norms"], byline=[writers[1].pk])
    make_article(by=editor, title="Same work", body="<p>[@assegaf2020]</p>", byline=[writers[2].pk])
    make_article(by=editor, title="Same events", body="<p>[[osce]] [[gge]]</p>", byline=[writers[3].pk])
    make_article(by=editor, title="Nothing", byline=[writers[4].pk])

    assert related(own) == [
        ("Same events", "Same event: PC.DEC/1106, and 1 more"),
        ("Same work", "Same source: Cyber diplomacy"),
        ("Same concept", "Same concept: Norms"),
        ("Same author", "Same author: Ratih"),
    ]


def test_reasons_are_in_the_readers_language(editor):
    make_entry(slug="osce", title_en="Decision", title_id="Keputusan")
    own, _other = (make_article(by=editor, body="<p>[[osce]]</p>") for _ in range(2))

    with override("id"):
        reasons = [reason for _title, reason in related(own, "id")]

    assert reasons == ["Peristiwa yang sama: Keputusan"]


def test_never_itself_its_translation_or_what_is_not_public(editor, blogger):
    own = make_article(by=editor, title="Own", concepts=["Norms"])
    make_article(by=editor, title="Translated", language="id", translation_of=own.pk, concepts=["Norms"])
    make_draft(by=editor, title="Draft", concepts=["Norms"])
    gone = make_article(by=editor, title="Gone", concepts=["Norms"])
    actions.withdraw(gone, by=editor, reason="Wrong")

    assert related(own) == []


def test_translation_stands_for_its_original_in_the_readers_language(editor):
    own = make_article(by=editor, title="Own", concepts=["Norms"])
    other = make_article(by=editor, title="Other", concepts=["Norms"])
    make_article(by=editor, title="Lain", language="id", translation_of=other.pk, concepts=["Norms"])

    assert [title for title, _reason in related(own, "id")] == ["Lain"]
    assert [title for title, _reason in related(own, "en")] == ["Other"]


def test_three_are_found_where_little_is_shared(editor, writers):
    """The same category fills up first, then the newest."""
    own = make_article(by=editor, byline=[writers[0].pk])
    actions.publish(
        make_draft(by=editor),
        {
            **own.revisions.newest().data,
            "title": "Elsewhere",
            "slug": "elsewhere",
            "category": make_category("History").pk,
            "byline": [writers[1].pk],
        },
        by=editor,
    )
    make_article(by=editor, title="Same drawer", byline=[writers[2].pk])
    make_article(by=editor, title="Same author", byline=[writers[0].pk])

    assert related(own) == [
        ("Same author", "Same author: Ratih"),
        ("Same drawer", "Same category: Analysis"),
        ("Elsewhere", "New on this site"),
    ]
