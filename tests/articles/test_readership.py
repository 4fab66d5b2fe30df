from datetime import timedelta

import pytest
from django.utils import timezone

from articles import readership
from articles.models import DailyViews
from tests.factories import make_article

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/145.0"


@pytest.fixture(autouse=True)
def _fresh_counter():
    readership.counter.flush()
    DailyViews.objects.all().delete()


def counted():
    readership.counter.flush()
    return [(row.article_id, row.views) for row in DailyViews.objects.all()]


def test_views_are_written_in_one_batch(client, blogger, django_assert_num_queries):
    article = make_article(by=blogger)
    for _ in range(3):
        client.get(article.get_absolute_url(), headers={"user-agent": BROWSER})

    assert DailyViews.objects.count() == 0
    assert counted() == [(article.pk, 3)]
    assert counted() == [(article.pk, 3)]


def test_bots_authors_and_heads_are_not_counted(client, blogger):
    article = make_article(by=blogger)
    address = article.get_absolute_url()

    client.get(address, headers={"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"})
    client.get(address, headers={"user-agent": ""})
    client.head(address, headers={"user-agent": BROWSER})
    client.force_login(blogger)
    client.get(address, headers={"user-agent": BROWSER})

    assert counted() == []


def test_view_of_a_deleted_essay_is_dropped(client, blogger):
    article = make_article(by=blogger)
    client.get(article.get_absolute_url(), headers={"user-agent": BROWSER})
    article.delete()

    assert counted() == []


def test_timer_writes_what_was_counted(settings, monkeypatch, blogger):
    started = []

    class Timer:
        def __init__(self, seconds, call):
            self.seconds, self.call = seconds, call

        def start(self):
            started.append(self)

    settings.VIEWS_WRITTEN_AFTER = 7
    monkeypatch.setattr(readership.threading, "Timer", Timer)
    monkeypatch.setattr(readership.connection, "close", lambda: None)
    article = make_article(by=blogger)
    counter = readership.ViewCounter()

    counter.add(article.pk)
    counter.add(article.pk)
    started[0].call()

    assert [timer.seconds for timer in started] == [7]
    assert list(DailyViews.objects.values_list("article_id", "views")) == [(article.pk, 2)]


def test_most_read_counts_the_last_days_only(blogger):
    old, new = make_article(by=blogger), make_article(by=blogger)
    DailyViews.objects.add(new.pk, 2)
    DailyViews.objects.create(article=old, day=timezone.localdate() - timedelta(days=7), views=99)
    DailyViews.objects.create(article=old, day=timezone.localdate() - timedelta(days=6), views=1)

    found = [(row["group"], row["total"]) for row in DailyViews.objects.most_read(7)]

    assert found == [(new.translation_group, 2), (old.translation_group, 1)]


def test_turning_pages_is_one_view(client, blogger):
    body = '<p>One.</p><hr class="page-break"><p>Two.</p><hr class="page-break"><p>Three.</p>'
    article = make_article(by=blogger, body=body)

    for page in (1, 2, 3):
        client.get(f"{article.get_absolute_url()}?page={page}", headers={"user-agent": BROWSER})

    assert counted() == [(article.pk, 1)]
