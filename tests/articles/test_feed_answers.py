"""R15: what a feed answers to whom has it already, to whom asks wrongly, and to whom only looks."""

import re
from datetime import timedelta
from email.utils import parsedate_to_datetime

import pytest
import time_machine
from django.utils import timezone

from articles import actions
from articles.corrections import Change
from articles.models import Article, Author, EssaySettings, Reference
from tests.factories import make_article, make_author, make_category, make_draft, make_reference, make_user
from timeline.models import Concept

pytestmark = pytest.mark.django_db
FORMS = ["", "json/"]


def validators(response):
    return (
        {"if-none-match": response["ETag"]},
        {"if-modified-since": response["Last-Modified"]},
        {"if-none-match": response["ETag"], "if-modified-since": response["Last-Modified"]},
        {"if-none-match": f'"other", W/{response["ETag"]}'},
    )


def answers(client, address, before):
    """The statuses that whoever holds the answer `before` gets now."""
    return [client.get(address, headers=headers).status_code for headers in validators(before)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", ["/feeds/essays/", "/feeds/essays/en/", "/concepts/norms/feed/"])
def test_reader_who_has_the_feed_gets_nothing_again(client, blogger, address, form):
    make_article(by=blogger, concepts=["Norms"])
    before = client.get(f"{address}{form}")

    assert answers(client, f"{address}{form}", before) == [304] * 4
    response = client.get(f"{address}{form}", headers={"if-none-match": before["ETag"]})
    assert response.content == b""
    assert (response["ETag"], response["Last-Modified"]) == (before["ETag"], before["Last-Modified"])


def publish(blogger):
    make_article(by=blogger, title="New")


def revise(blogger):
    article = Article.objects.get(slug="first")
    data = article.revisions.newest_first().first().data
    actions.publish(
        article, {**data, "body": "<p>Better.</p>"}, by=make_user(role="Editor"), change=Change("Better.")
    )


def withdraw(blogger):
    actions.withdraw(Article.objects.get(slug="first"), by=make_user(role="Editor"), reason="Wrong.")


def expire(blogger):
    Article.objects.filter(slug="first").update(unpublish_at=timezone.now())


def change_disclaimer(blogger):
    EssaySettings.objects.create(disclaimer_en="Nobody is right.")


def rename_author(blogger):
    Author.objects.update(name="Renamed")


def correct_work(blogger):
    reference = Reference.objects.get()
    reference.csl["title"] = "Another title"
    reference.save()


def rename_concept(blogger):
    Concept.objects.update(name="Values")


CHANGES = [
    publish,
    revise,
    withdraw,
    expire,
    change_disclaimer,
    rename_author,
    correct_work,
    rename_concept,
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("change", CHANGES)
def test_reader_gets_the_feed_again_after_every_change(client, blogger, change, form):
    make_reference()
    make_article(by=blogger, slug="first", body="<p>[@assegaf2020]</p>", concepts=["Norms"])
    address = f"/feeds/essays/{form}"
    before = client.get(address)

    change(blogger)

    assert answers(client, address, before) == [200] * 4
    assert answers(client, address, client.get(address)) == [304] * 4


def test_reader_gets_the_feed_again_when_a_scheduled_essay_is_due(client, blogger):
    now = timezone.now()
    make_article(by=blogger, publish_at=(now + timedelta(minutes=10)).isoformat())
    before = client.get("/feeds/essays/")
    assert answers(client, "/feeds/essays/", before) == [304] * 4

    with time_machine.travel(now + timedelta(minutes=11), tick=False):
        due = answers(client, "/feeds/essays/", before)
        after = client.get("/feeds/essays/")

    assert due == [200] * 4
    assert parsedate_to_datetime(after["Last-Modified"]) == (now + timedelta(minutes=11)).replace(
        microsecond=0
    )


def test_changes_within_one_second_are_told_apart(client, blogger):
    with time_machine.travel(timezone.now(), tick=False):
        first = client.get("/feeds/essays/")
        change_disclaimer(blogger)
        make_article(by=blogger, publish_at=None)
        second = client.get("/feeds/essays/")
        EssaySettings.objects.update(disclaimer_en="Somebody may be right.")

        assert answers(client, "/feeds/essays/", first) == [200] * 4
        assert answers(client, "/feeds/essays/", second) == [200] * 4


def test_time_of_a_feed_stays_while_nothing_changes(client, blogger):
    make_article(by=blogger)
    before = client.get("/feeds/essays/")

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        after = client.get("/feeds/essays/")

    assert after["Last-Modified"] == before["Last-Modified"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize(
    "address",
    [
        "/feeds/essays/xx/",
        "/feeds/essays/EN/",
        "/authors/nobody/feed/",
        "/categories/nothing/feed/",
        "/concepts/nothing/feed/",
    ],
)
def test_feed_of_nothing_is_not_found(client, prefix, address, form):
    response = client.get(f"{prefix}{address}{form}")

    assert (response.status_code, response["Content-Type"]) == (404, "text/html; charset=utf-8")
    assert f'<html lang="{prefix[1:] or "en"}">' in response.content.decode()


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize(
    "address", ["/feeds/essays/", "/feeds/essays/json/", "/feeds/essays/en/", "/categories/analysis/feed/"]
)
def test_feed_refuses_other_methods(client, address, method):
    make_category()

    assert getattr(client, method)(address).status_code == 405


@pytest.mark.parametrize("form", FORMS)
def test_head_answers_like_get_without_a_body(client, blogger, form):
    make_article(by=blogger)
    make_draft(by=blogger)
    got = client.get(f"/feeds/essays/{form}")

    looked = client.head(f"/feeds/essays/{form}")

    names = ("Content-Type", "ETag", "Last-Modified", "Content-Length")
    assert [looked[name] for name in names] == [got[name] for name in names]
    assert (looked.status_code, looked.content) == (200, b"")
    again = client.head(f"/feeds/essays/{form}", headers={"if-none-match": got["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize(
    ("page", "feeds"),
    [
        ("/", ["/feeds/essays/", "/feeds/essays/{}/"]),
        ("/essays/", ["/feeds/essays/", "/feeds/essays/{}/"]),
        ("/authors/ratih/", ["/authors/ratih/feed/"]),
        ("/categories/analysis/", ["/categories/analysis/feed/"]),
        ("/concepts/norms/", ["/concepts/norms/feed/"]),
    ],
)
def test_pages_name_their_feeds_for_programs_and_show_them_to_readers(client, page, feeds, prefix):
    make_author("Ratih", slug="ratih")
    make_category()
    Concept.objects.create(name="Norms", definition_en="Shared rules.")
    feeds = [prefix + feed.format(prefix[1:] or "en") for feed in feeds]

    html = client.get(f"{prefix}{page}").content.decode()

    found = re.findall(r'<link rel="alternate" type="([^"]+)" title="[^"]+" href="([^"]+)">', html)
    assert found == [
        (media_type, f"{feed}{form}")
        for feed in feeds
        for media_type, form in (("application/atom+xml", ""), ("application/feed+json", "json/"))
    ]
    assert page == "/" or all(f'<a href="{feed}">' in html for feed in feeds)
    assert {client.get(address).status_code for _type, address in found} == {200}
