"""The picture of an essay for sharing: drawn at publishing, once for the same words."""

import io

import pytest
from PIL import Image

from articles import actions, cards
from articles.corrections import Change
from articles.models import Article
from tests.factories import make_article, make_draft

pytestmark = pytest.mark.django_db
LONG = "A very long title that goes on about everything that was ever said of cyber diplomacy " * 2


def picture(data):
    return Image.open(io.BytesIO(data))


@pytest.mark.parametrize("title", ["Short", LONG, "x" * 200, ""])
def test_card_has_the_size_that_sites_ask_for_and_is_light(title):
    drawn = cards.draw(title, "Ratih Maharani, " * 20)

    assert (picture(drawn).format, picture(drawn).size) == ("PNG", (1200, 630))
    assert len(drawn) < 60_000


def test_title_is_written_within_the_margins():
    drawn = picture(cards.draw(LONG, "Ratih")).convert("RGB")
    beside = drawn.crop((1200 - cards.MARGIN + 2, 20, 1200, 630))
    below = drawn.crop((0, 140 + cards.TITLE_HEIGHT + 14, 1200, 630 - 134))

    assert len(beside.getcolors()) == 1
    assert len(below.getcolors()) == 1
    assert len(drawn.getcolors(10_000)) > 5


def test_publishing_draws_the_card_and_keeps_it_while_the_words_are_the_same(
    blogger, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article(by=blogger, title="First")
    first = Article.objects.get().card.name
    data = article.revisions.newest().data
    with django_capture_on_commit_callbacks(execute=True):
        actions.publish(article, {**data, "summary": "Another."}, by=blogger, change=Change("Summary."))
    same = Article.objects.get().card.name
    with django_capture_on_commit_callbacks(execute=True):
        actions.publish(article, {**data, "title": "Second"}, by=blogger, change=Change("Title."))
    other = Article.objects.get().card

    assert first.startswith("cards/")
    assert same == first
    assert other.name != first
    assert not other.storage.exists(first)
    with other.open() as file:
        assert picture(file.read()).size == (1200, 630)


def test_title_that_the_font_cannot_write_gets_no_card(blogger, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article(by=blogger, title="Plain")
    with django_capture_on_commit_callbacks(execute=True):
        data = {**article.revisions.newest().data, "title": "網路外交"}
        actions.publish(article, data, by=blogger, change=Change("Title."))

    assert Article.objects.get().card.name == ""


def test_essay_deleted_in_the_meantime_is_no_fault(blogger):
    draft = make_draft(by=blogger)
    draft.delete()

    cards.draw_for(Article(pk=1))

    assert Article.objects.count() == 0


def test_withdrawing_takes_the_card_away(blogger, editor, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        article = make_article(by=blogger)
    card = Article.objects.get().card
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(article, by=editor, reason="Wrong")

    assert Article.objects.get().card.name == ""
    assert not card.storage.exists(card.name)
