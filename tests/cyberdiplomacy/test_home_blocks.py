"""cyberdiplomacy/home_blocks.py and the home page: which essay stands where."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from articles import actions as essay_actions
from articles.models import Article, DailyViews, HomeSlot, Video
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
        "No essays here yet."
    ]
    assert reading.of_class(reading.page(response), "remembered") == []


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

    assert (before, shown(client)) == ({"latest": []}, {"headline": ["E1"]})


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

    assert shown(client, "/id/") == {"headline": ["E original"]}


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_home_page_asks_the_database_16_times(
    client, blogger, editor, django_assert_num_queries, number_of_rows
):
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    for number in range(number_of_rows * 3):
        article = factories.make_article(by=blogger, lead_image=factories.make_image().pk)
        DailyViews.objects.create(article=article, day=timezone.localdate(), views=number + 1)
        actions.react(article, by=factories.make_user(), kind=factories.reaction_kind())
        factories.make_entry(actors=[niger], domains=[norms], date=f"2013-{timezone.localdate().month:02}")
    place("headline", article, editor)
    place("feature", Article.objects.order_by("pk").first(), editor)

    with django_assert_num_queries(16):
        response = client.get("/")

    assert len(reading.of_class(reading.page(response), "short-list")) == 1
    assert len(shown(client)) == 5


def test_block_says_who_chose_it_and_since_when(client, essays):
    maya = factories.make_user("maya", role="Editor", first_name="Maya", last_name="Kusuma")
    place("headline", essays[2], maya, starts_at=datetime(2026, 3, 5, 12, tzinfo=UTC))

    chosen = [reading.text(note) for note in reading.of_class(reading.page(client.get("/")), "chosen")]

    assert chosen == ["Chosen by Maya Kusuma on 5 March 2026. How? How editors choose"]


def make_video(**overrides):
    values = {
        "title_en": "Thirteen rules",
        "title_id": "Tiga belas aturan",
        "address": "https://youtu.be/abcdefghijk",
        "source": "A university",
    }
    return Video.objects.create(**{**values, **overrides})


def test_video_of_choice_is_a_card_that_loads_nothing_by_itself(client, editor):
    """R5: curated with start and end; the player's address is only data until somebody presses play."""
    now = timezone.now()
    HomeSlot.objects.create(block="video", video=make_video(), chosen_by=editor)
    over = {"starts_at": now - timedelta(days=2), "ends_at": now - timedelta(days=1)}
    HomeSlot.objects.create(block="video", video=make_video(title_en="Over"), chosen_by=editor, **over)

    html = client.get("/").content.decode()
    indonesian = client.get("/id/").content.decode()

    assert "Thirteen rules" in html
    assert "Tiga belas aturan" in indonesian
    assert "Over" not in html
    assert 'href="https://www.youtube.com/watch?v=abcdefghijk"' in html
    assert "<iframe" not in html
    assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"' in html


@pytest.mark.parametrize("is_plain", [True, False])
def test_video_card_has_its_still_its_length_and_its_transcript_where_they_are_known(
    client, editor, is_plain
):
    known = {"still": factories.make_image(), "minutes": 12, "transcript_url": "https://example.org/t"}
    HomeSlot.objects.create(block="video", video=make_video(**({} if is_plain else known)), chosen_by=editor)

    (block,) = reading.of_class(reading.page(client.get("/")), "video-of-choice")

    shown = ("12 minutes" in reading.text(block), "Read the transcript" in reading.text(block))
    assert (len(list(block.iter("img"))), *shown) == ((0, False, False) if is_plain else (1, True, True))


def test_this_month_in_the_record_shows_entries_of_any_year_the_latest_first(client):
    month = timezone.localdate().month
    other = month % 12 + 1
    factories.make_entry(date=f"2009-{month:02}", title_en="Month known")
    factories.make_entry(date=f"2018-{month:02}-05", title_en="Day known")
    factories.make_entry(date=f"2018-{other:02}-{month:02}", title_en="Another month")
    factories.make_entry(date="2013", title_en="Month unknown")
    factories.make_entry(date=f"2020-{month:02}", title_en="Draft", publication=Publication.DRAFT)

    (block,) = reading.of_class(reading.page(client.get("/")), "remembered")

    assert [reading.text(link) for link in block.iter("a")] == [
        "Day known",
        "Month known",
        "The whole timeline",
    ]


def test_what_comes_next_stands_with_this_month_in_the_record(client):
    """T31: by date alone, the soonest first."""
    day = timezone.localdate()
    for days, title in ((40, "Soon"), (400, "Later"), (4_000, "Much later"), (-4_000, "Past")):
        factories.make_entry(date=(day + timedelta(days=days)).isoformat(), title_en=title)
    factories.make_entry(date="2900", title_en="Draft", publication=Publication.DRAFT)

    (block,) = reading.of_class(reading.page(client.get("/")), "remembered")

    (heading,) = block.iter("h3")
    coming = list(block.iter("ol"))[-1]
    assert reading.text(heading) == "Coming up"
    assert [reading.text(link) for link in coming.iter("a")] == ["Soon", "Later"]


def test_every_ranked_block_links_to_how_it_is_made(client, essays):
    """R6"""
    DailyViews.objects.add(essays[0].pk, 3)
    actions.react(essays[1], by=factories.make_user(), kind=factories.reaction_kind())

    page = reading.page(client.get("/"))

    links = [link.get("href") for note in reading.of_class(page, "how") for link in note.iter("a")]
    assert links == ["/how-lists-are-made/#most-read", "/how-lists-are-made/#highest-rated"]


def test_page_about_the_lists_says_who_chose_what_and_when_it_was_counted(client, essays, editor):
    """R6: window, formula, when last counted; headline with who chose it and since when."""
    started = datetime(2026, 3, 5, 12, tzinfo=UTC)
    place("headline", essays[2], editor, starts_at=started, ends_at=started + timedelta(days=3_000))
    HomeSlot.objects.create(block="video", video=make_video(), chosen_by=editor, starts_at=started)
    DailyViews.objects.add(essays[0].pk, 3)
    actions.react(essays[1], by=factories.make_user(), kind=factories.reaction_kind())
    now = timezone.localtime()

    page = reading.page(client.get("/how-lists-are-made/"))
    text = reading.text(page)

    assert "E3: chosen by editor, since 5 March 2026, 19:00, until " in text
    assert "Thirteen rules: chosen by editor, since 5 March 2026, 19:00" in text
    assert "The 5 essays with the most views in the last 7 days, today included." in text
    assert f"Views were last added on {date_format(now, 'DATE_FORMAT')}" in text
    assert f"A score last changed on {date_format(now, 'DATE_FORMAT')}" in text
    assert "Not interesting: does not" in text
    assert {"chosen", "most-read", "highest-rated", "related-lists"} <= {
        node.get("id") for node in page.iter()
    }


def test_page_about_the_lists_before_anything_was_counted(client):
    text = reading.text(reading.page(client.get("/how-lists-are-made/")))

    assert "No views have been counted yet." in text
    assert "No reactions have been given yet." in text
    assert client.post("/how-lists-are-made/").status_code == 405


def test_page_about_the_lists_names_only_what_readers_see(client, essays, editor, blogger):
    draft = factories.make_draft(by=blogger, title="Secret draft")
    place("headline", draft, editor)
    place("feature", essays[3], editor)
    essay_actions.withdraw(essays[3], by=editor, reason="Wrong")

    html = client.get("/how-lists-are-made/").content.decode()

    assert "Secret draft" not in html
    assert "E4" not in html


def test_older_feature_stands_where_the_newest_is_the_headline(client, essays, editor):
    place("feature", essays[3], editor, starts_at=timezone.now() - timedelta(days=2))
    place("feature", essays[2], editor, starts_at=timezone.now() - timedelta(days=1))
    place("headline", essays[2], editor)

    assert (shown(client)["headline"], shown(client)["feature"]) == (["E3"], ["E4"])


def test_views_of_an_essay_and_its_translation_are_added(client, translated):
    today = timezone.localdate()
    only = Article.objects.get(title="E only en")
    for article, views in ((translated, 2), (Article.objects.get(title="E both id"), 2), (only, 3)):
        DailyViews.objects.create(article=article, day=today, views=views)

    assert shown(client)["most-read"] == ["E both en", "E only en"]


def test_unpublished_essays_leave_no_gap_in_a_ranking(client, blogger):
    for number in range(25):
        draft = factories.make_draft(by=blogger)
        DailyViews.objects.create(article=draft, day=timezone.localdate(), views=100 + number)
    article = factories.make_article(by=blogger, title="E read")
    DailyViews.objects.create(article=article, day=timezone.localdate(), views=1)

    assert shown(client)["most-read"] == ["E read"]


def test_who_moves_the_end_of_a_place_has_not_chosen_it(client, essays, editor, owner):
    slot = place("feature", essays[1], editor)
    client.force_login(owner)
    address = f"/admin/articles/homeslot/{slot.pk}/change/"
    start = timezone.localtime(slot.starts_at)
    sent = {
        "block": "feature",
        "article": essays[1].pk,
        "starts_at_0": start.date().isoformat(),
        "starts_at_1": start.time().isoformat(),
        "ends_at_0": "2100-01-01",
        "ends_at_1": "12:00:00",
    }

    moved = client.post(address, sent)
    by_mover = HomeSlot.objects.get().chosen_by
    client.post(address, {**sent, "article": essays[2].pk})

    assert moved.status_code == 302
    assert (by_mover, HomeSlot.objects.get().chosen_by) == (editor, owner)
