"""cyberdiplomacy/home_blocks.py and the home page: which essay stands where."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions as essay_actions
from articles.models import Article, DailyViews, HomeSlot
from discussion import actions
from tests import factories
from tests.timeline import reading
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
LABELS = ("headline-title", "feature-title", "latest", "most-read", "highest-rated")


def ago(hours):
    return (timezone.now() - timedelta(hours=hours)).isoformat()


def shown(client, address="/"):
    """Titles by block of the home page; a block that is missing is missing here."""
    page = reading.page(client.get(address))
    found = {}
    for section in page.iter("section"):
        label = section.get("aria-labelledby")
        if label in LABELS:
            links = [link for link in section.iter("a") if "/essays/" in link.get("href")]
            found[label.removesuffix("-title")] = [
                reading.text(link) for link in links if not link.get("href").endswith("/essays/")
            ]
    return found


@pytest.fixture
def essays(blogger):
    """Five essays, E1 the newest."""
    return [
        factories.make_article(by=blogger, title=f"E{number}", publish_at=ago(number))
        for number in range(1, 6)
    ]


def place(block, article, by, **overrides):
    return HomeSlot.objects.create(block=block, article=article, chosen_by=by, **overrides)


def test_newest_essay_is_the_headline_until_an_editor_chooses(client, essays):
    assert shown(client) == {"headline": ["E1"], "latest": ["E2", "E3", "E4", "E5"]}


def test_chosen_headline_and_feature_leave_the_latest(client, essays, editor):
    place("headline", essays[2], editor)
    place("feature", essays[4], editor)

    assert shown(client) == {"headline": ["E3"], "feature": ["E5"], "latest": ["E1", "E2", "E4"]}


def test_newest_current_place_counts(client, essays, editor):
    now = timezone.now()
    place("headline", essays[1], editor, starts_at=now - timedelta(days=2))
    place("headline", essays[2], editor, starts_at=now - timedelta(days=1))
    place("headline", essays[3], editor, starts_at=now + timedelta(days=1))
    place("headline", essays[4], editor, starts_at=now - timedelta(hours=9), ends_at=now - timedelta(hours=1))

    assert shown(client)["headline"] == ["E3"]


def test_feature_that_is_the_headline_is_shown_once(client, essays, editor):
    place("feature", essays[0], editor)

    assert shown(client) == {"headline": ["E1"], "latest": ["E2", "E3", "E4", "E5"]}


def test_place_of_an_essay_that_is_not_public_is_empty(client, essays, editor, blogger):
    draft = factories.make_draft(by=blogger, title="E draft")
    place("headline", draft, editor)
    place("feature", essays[1], editor)
    essay_actions.withdraw(essays[1], by=editor, reason="Wrong")

    assert shown(client) == {"headline": ["E1"], "latest": ["E3", "E4", "E5"]}


def test_latest_are_six_without_headline(client, blogger):
    for number in range(1, 10):
        factories.make_article(by=blogger, title=f"E{number}", publish_at=ago(number))

    assert shown(client)["latest"] == [f"E{number}" for number in range(2, 8)]


def test_most_read_counts_the_last_seven_days(client, essays):
    today = timezone.localdate()
    for essay, days, views in [(0, 0, 5), (1, 6, 9), (2, 7, 99), (3, 0, 3), (3, 1, 4)]:
        DailyViews.objects.create(article=essays[essay], day=today - timedelta(days=days), views=views)

    assert shown(client)["most-read"] == ["E2", "E4", "E1"]


def test_highest_rated_are_ranked_by_score_not_by_number(client, essays):
    for essay, kinds in [(1, ["timely"] * 3), (2, ["timely"]), (3, [])]:
        for kind in kinds:
            actions.react(essays[essay], by=factories.make_user(), kind=factories.reaction_kind(kind))

    assert shown(client)["highest-rated"] == ["E2", "E3"]


def test_empty_site_has_no_empty_blocks(client):
    response = client.get("/")

    assert response.status_code == 200
    assert shown(client) == {"latest": []}
    assert [reading.text(note) for note in reading.of_class(reading.page(response), "empty")] == [
        "No essays here yet.",
        "No entries yet.",
    ]


def test_what_is_not_public_is_in_no_block(client, blogger, editor):
    hidden = [
        factories.make_draft(by=blogger, title="Secret draft"),
        factories.make_article(by=blogger, title="Secret later", publish_at=ago(-24)),
        factories.make_article(by=blogger, title="Secret over", publish_at=ago(9), unpublish_at=ago(1)),
        factories.make_article(by=blogger, title="Secret withdrawn"),
    ]
    for essay in hidden:
        DailyViews.objects.create(article=essay, day=timezone.localdate(), views=100)
        place("feature", essay, editor)
        place("headline", essay, editor)
    actions.react(hidden[3], by=factories.make_user(), kind=factories.reaction_kind())
    essay_actions.withdraw(hidden[3], by=editor, reason="Wrong")
    factories.make_entry(title_en="Secret entry", publication=Publication.DRAFT)

    response = client.get("/")

    assert shown(client) == {"latest": []}
    assert "Secret" not in response.content.decode()


def test_scheduled_essay_appears_at_its_time(client, blogger):
    article = factories.make_article(by=blogger, title="E1", publish_at=ago(-24))
    before = shown(client)

    Article.objects.filter(pk=article.pk).update(publish_at=timezone.now())

    assert (before, shown(client)) == ({"latest": []}, {"headline": ["E1"], "latest": []})


@pytest.fixture
def translated(blogger):
    """Three essays: one in both languages, one in English only, one in Indonesian only."""
    both = factories.make_article(by=blogger, title="E both en", publish_at=ago(1))
    factories.make_article(
        by=blogger, title="E both id", language="id", translation_of=both.pk, publish_at=ago(2)
    )
    factories.make_article(by=blogger, title="E only en", publish_at=ago(3))
    factories.make_article(by=blogger, title="E only id", language="id", publish_at=ago(4))
    return both


@pytest.mark.parametrize(
    ("address", "headline", "latest"),
    [("/", "E both en", ["E only en", "E only id"]), ("/id/", "E both id", ["E only en", "E only id"])],
)
def test_translated_essay_is_shown_in_the_readers_language_only(
    client, translated, address, headline, latest
):
    assert shown(client, address) == {"headline": [headline], "latest": latest}


def test_chosen_essay_is_shown_in_its_translation(client, translated, editor):
    place("feature", translated, editor)
    DailyViews.objects.create(article=translated, day=timezone.localdate(), views=9)

    assert shown(client, "/id/") == {
        "headline": ["E both id"],
        "latest": ["E only en", "E only id"],
        "most-read": ["E both id"],
    }
    assert shown(client, "/")["most-read"] == ["E both en"]


def test_draft_translation_does_not_hide_the_original(client, blogger):
    original = factories.make_article(by=blogger, title="E original")
    factories.make_draft(by=blogger, title="E draft", language="id", translation_of=original.pk)

    assert shown(client, "/id/") == {"headline": ["E original"], "latest": []}


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_home_page_asks_the_database_twenty_times(
    client, blogger, editor, django_assert_num_queries, number_of_rows
):
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    for number in range(number_of_rows * 3):
        article = factories.make_article(by=blogger, lead_image=factories.make_image().pk)
        DailyViews.objects.create(article=article, day=timezone.localdate(), views=number + 1)
        actions.react(article, by=factories.make_user(), kind=factories.reaction_kind())
        factories.make_entry(actors=[niger], domains=[norms])
    place("headline", article, editor)
    place("feature", Article.objects.order_by("pk").first(), editor)

    with django_assert_num_queries(20):
        response = client.get("/")

    assert len(reading.of_class(reading.page(response), "short-list")) == 1
    assert len(shown(client)) == 5
