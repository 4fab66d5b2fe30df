"""R2, R3, R15: Atom feeds carry the whole text, the works, the notes and the disclaimer."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format

from articles import actions
from articles.corrections import Change
from articles.models import Article, Author, EssaySettings
from tests.articles.atom_rules import ATOM, LANG, entries, parsed, problems, text
from tests.factories import (
    article_data,
    make_article,
    make_author,
    make_category,
    make_draft,
    make_entry,
    make_image,
    make_reference,
    make_user,
)
from timeline.feeds import links
from timeline.models import Concept, Entry

pytestmark = pytest.mark.django_db


def rich_essay(blogger, **overrides):
    """An essay with everything a feed can carry, by two authors."""
    make_reference()
    make_entry(slug="osce", title_en="OSCE workshop", title_id="Lokakarya OSCE", date="2009")
    authors = [make_author("Ratih", slug="ratih"), make_author("Budi", slug="budi")]
    values = {
        "title": "On cyber diplomacy",
        "slug": "on-it",
        "body": "<p>Text [@assegaf2020] [[osce]]^[A note, see [@assegaf2020].]</p>"
        '<hr class="page-break"><p>More, <a href="/concepts/">see</a>.</p>',
        "lead_image": make_image(credit="A. Artist", alt="Lines").pk,
        "concepts": ["Norms", "CBM"],
        "publish_at": "2024-05-06T07:08:09+00:00",
        **overrides,
    }
    article = make_draft(by=blogger)
    byline = [author.pk for author in authors]
    actions.publish(
        article,
        article_data(category=make_category().pk, byline=byline, **values),
        by=make_user(role="Editor"),
    )
    return Article.objects.get(pk=article.pk)


def titles(response):
    return [text(entry, "title") for entry in entries(response)]


def withdraw(article):
    return actions.withdraw(article, by=make_user(role="Editor"), reason="Wrong.")


def test_entry_carries_everything_about_the_essay(client, blogger):
    article = rich_essay(blogger)

    (entry,) = entries(client.get("/feeds/essays/"))

    assert text(entry, "title") == "On cyber diplomacy"
    assert text(entry, "summary") == "What it says."
    assert text(entry, "published") == text(entry, "updated") == "2024-05-06T07:08:09+00:00"
    assert entry.find(f"{ATOM}link").attrib == {
        "rel": "alternate",
        "type": "text/html",
        "hreflang": "en",
        "href": f"http://testserver{article.get_canonical_url()}",
    }
    assert [(text(one, "name"), text(one, "uri")) for one in entry.findall(f"{ATOM}author")] == [
        ("Ratih", "http://testserver/authors/ratih/"),
        ("Budi", "http://testserver/authors/budi/"),
    ]
    categories = [(one.get("term"), one.get("label")) for one in entry.findall(f"{ATOM}category")]
    assert sorted(categories) == [("cbm", "CBM"), ("norms", "Norms")]


def test_content_is_the_whole_text_with_notes_works_and_disclaimer_in_this_order(client, blogger):
    rich_essay(blogger)

    (entry,) = entries(client.get("/feeds/essays/"))

    content = text(entry, "content")
    parts = [
        'alt="Lines"',
        "Image: A. Artist, CC BY 4.0",
        "<p>Text (",
        'OSCE workshop, <time datetime="2009">2009</time></a>',
        "<p>More, ",
        "<h2>Notes</h2>",
        "A note, see (",
        "<h2>References</h2>",
        "Assegaf, A. R. (2020). <i>Cyber diplomacy</i>.",
        "<strong>Disclaimer.</strong> This essay is the work of its author",
    ]
    places = [content.find(part) for part in parts]
    assert -1 not in places
    assert places == sorted(places)


def test_every_address_in_a_content_is_absolute(client, blogger):
    article = rich_essay(blogger)

    (entry,) = entries(client.get("/feeds/essays/"))

    addresses = re.findall(r'(?:href|src)="([^"]*)"', text(entry, "content"))
    assert set(addresses) == {
        f"http://testserver{article.lead_image.file.url}",
        "http://testserver/essays/on-it/#ref-assegaf2020",
        "http://testserver/essays/on-it/#note-1",
        "http://testserver/essays/on-it/#note-mark-1",
        f"http://testserver{Entry.objects.get().get_absolute_url()}",
        "http://testserver/concepts/",
    }


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<a href="#x">a</a>', '<a href="https://s.example/e/#x">a</a>'),
        ('<a class="b" href="/c/?d=1&amp;e=2">', '<a class="b" href="https://s.example/c/?d=1&amp;e=2">'),
        ('<img src="pic.webp" alt="">', '<img src="https://s.example/e/pic.webp" alt="">'),
        ('<a href="//t.example/x">', '<a href="https://t.example/x">'),
        ('<a href="mailto:a@b.example">', '<a href="mailto:a@b.example">'),
        ('<a href="https://t.example/">', '<a href="https://t.example/">'),
        ('<a href="http://[bad/">', '<a href="http://[bad/">'),
        ('<p>not a tag: href="/x"</p>', '<p>not a tag: href="/x"</p>'),
        ('<img alt=" href=" src="/x">', '<img alt=" href=" src="https://s.example/x">'),
        ('<img alt="a > b" src="/x">', '<img alt="a > b" src="https://s.example/x">'),
        ('<a href="/&quot;&gt;&lt;script&gt;">', '<a href="https://s.example/&quot;&gt;&lt;script&gt;">'),
    ],
)
def test_absolute_changes_addresses_and_nothing_else(html, expected):
    assert links.absolute(html, "https://s.example/e/") == expected


ADDRESSES = [
    "/feeds/essays/",
    "/feeds/essays/en/",
    "/authors/ratih/feed/",
    "/categories/analysis/feed/",
    "/concepts/norms/feed/",
]


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_feed_is_valid_and_holds_its_essays_only(client, blogger, address, prefix):
    rich_essay(blogger, title="Mine")
    other = make_article(title="Other", language="id")
    Article.objects.filter(pk=other.pk).update(category=make_category("News"))

    response = client.get(f"{prefix}{address}")

    root = parsed(response)
    assert problems(root) == []
    assert text(root, "id") == f"http://testserver{prefix}{address}"
    assert titles(response) == (["Other", "Mine"] if address == "/feeds/essays/" else ["Mine"])


def test_empty_feeds_are_valid_too_and_stay_the_same(client):
    make_author("Nobody yet", slug="nobody-yet")

    for address in ("/feeds/essays/", "/feeds/essays/id/", "/authors/nobody-yet/feed/"):
        root = parsed(client.get(address))
        assert (problems(root), entries(client.get(address))) == ([], [])
        assert text(root, "updated") == "1970-01-01T00:00:00+00:00"


def test_titles_and_authors_of_feeds(client, blogger):
    rich_essay(blogger)

    found = {}
    for address in [*ADDRESSES, "/feeds/essays/id/", "/id/feeds/essays/en/", "/id/categories/analysis/feed/"]:
        root = parsed(client.get(address))
        found[address] = (root.get(LANG), text(root, "title"), root.findtext(f"{ATOM}author/{ATOM}name"))

    site = "cyberdiplomacy"
    assert found.pop("/feeds/essays/id/")[::2] == ("id", site)
    assert found == {
        "/feeds/essays/": ("en", f"{site}: essays", site),
        "/feeds/essays/en/": ("en", f"{site}: essays in English", site),
        "/id/feeds/essays/en/": ("en", f"{site}: essays in English", site),
        "/authors/ratih/feed/": ("en", "Ratih", "Ratih"),
        "/categories/analysis/feed/": ("en", "Analysis", site),
        "/id/categories/analysis/feed/": ("id", "Analysis (id)", site),
        "/concepts/norms/feed/": ("en", "Norms", site),
    }


def test_feed_of_a_language_has_essays_in_that_language_only(client, blogger):
    original = make_article(by=blogger, language="id", title="Asli")
    make_article(by=blogger, language="en", title="Copy", translation_of=original.pk)

    assert titles(client.get("/feeds/essays/id/")) == titles(client.get("/id/feeds/essays/id/")) == ["Asli"]
    assert titles(client.get("/feeds/essays/en/")) == titles(client.get("/id/feeds/essays/en/")) == ["Copy"]
    assert sorted(titles(client.get("/feeds/essays/"))) == ["Asli", "Copy"]


def test_entry_is_in_the_language_of_its_essay_whatever_the_feed(client, blogger):
    concept = Concept.objects.create(name="Norms", name_id="Norma")
    rich_essay(blogger, language="id", concepts=[concept.name])
    number = Entry.objects.get().number

    for address in ("/feeds/essays/", "/id/feeds/essays/"):
        (entry,) = entries(client.get(address))
        content = text(entry, "content")
        assert entry.get(LANG) == "id"
        assert entry.find(f"{ATOM}link").get("href") == "http://testserver/id/essays/on-it/"
        assert entry.find(f"{ATOM}category").get("label") == "Norma"
        assert f'href="http://testserver/id/timeline/{number}-osce/">Lokakarya OSCE' in content
        assert "Esai ini karya penulisnya" in content


def test_drafts_scheduled_withdrawn_and_expired_essays_are_in_no_feed(client, blogger):
    later = (timezone.now() + timedelta(days=1)).isoformat()
    make_draft(by=blogger, title="Draft", concepts=["Norms"])
    make_article(by=blogger, title="Scheduled", concepts=["Norms"], publish_at=later)
    withdraw(make_article(by=blogger, title="Withdrawn", concepts=["Norms"]))
    over = make_article(by=blogger, title="Over", concepts=["Norms"])
    Article.objects.filter(pk=over.pk).update(unpublish_at=timezone.now())
    make_article(by=blogger, title="Shown", concepts=["Norms"])
    slug = Author.objects.get().slug

    addresses = [
        "/feeds/essays/",
        "/feeds/essays/en/",
        f"/authors/{slug}/feed/",
        "/categories/analysis/feed/",
        "/concepts/norms/feed/",
    ]

    assert [titles(client.get(address)) for address in addresses] == [["Shown"]] * 5
    assert [titles(client.get(f"/id{address}")) for address in addresses] == [["Shown"]] * 5


def test_feed_was_updated_when_an_essay_last_came_changed_or_went(client, blogger):
    rich_essay(blogger)
    other = make_article(by=blogger, publish_at="2024-06-01T00:00:00+00:00")
    seen = [text(parsed(client.get("/feeds/essays/")), "updated")]
    Article.objects.filter(pk=other.pk).update(revised_at=datetime(2024, 7, 1, tzinfo=UTC))
    seen.append(text(parsed(client.get("/feeds/essays/")), "updated"))
    assert text(entries(client.get("/feeds/essays/"))[0], "updated") == seen[1]
    Article.objects.filter(pk=other.pk).update(unpublish_at=datetime(2024, 8, 1, tzinfo=UTC))
    seen.append(text(parsed(client.get("/feeds/essays/")), "updated"))
    Article.objects.filter(pk=other.pk).update(unpublish_at=None)
    gone = withdraw(other)
    seen.append(text(parsed(client.get("/feeds/essays/")), "updated"))

    days = ["2024-06-01", "2024-07-01", "2024-08-01"]
    assert seen == [
        *(f"{day}T00:00:00+00:00" for day in days),
        gone.withdrawn_at.isoformat(timespec="seconds"),
    ]
    assert text(parsed(client.get("/concepts/norms/feed/")), "updated") == "2024-05-06T07:08:09+00:00"


def test_id_of_an_essay_stays_when_its_address_and_the_host_change(client, blogger, settings):
    settings.ALLOWED_HOSTS = ["testserver", "elsewhere.example"]
    article = rich_essay(blogger)
    (before,) = entries(client.get("/feeds/essays/"))

    Article.objects.filter(pk=article.pk).update(slug="moved", title="Renamed", language="id")

    (after,) = entries(client.get("/authors/ratih/feed/", headers={"host": "elsewhere.example"}))
    assert text(after, "id") == text(before, "id")
    assert text(after, "id").startswith("urn:uuid:")
    assert after.find(f"{ATOM}link").get("href") == "http://elsewhere.example/id/essays/moved/"


def test_hostile_text_stays_text(client, blogger):
    hostile = ']]> <script>alert(1)</script> & "quoted" \x0b\x1f\ufffe\U0001f600'
    legal = ']]> <script>alert(1)</script> & "quoted" \U0001f600'
    rich_essay(blogger)
    Article.objects.update(
        title=hostile, summary=hostile, body=f"<p>]]&gt; \x0b\x1f\ufffe {hostile[4:9]}</p>"
    )
    Author.objects.filter(slug="ratih").update(name=hostile)
    Concept.objects.filter(slug="norms").update(name=hostile)
    EssaySettings.objects.create(disclaimer_en=hostile)

    response = client.get("/authors/ratih/feed/")

    root = parsed(response)
    (entry,) = entries(response)
    content = text(entry, "content")
    assert problems(root) == []
    assert [text(root, "title"), text(entry, "title"), text(entry, "summary")] == [legal] * 3
    assert root.findtext(f"{ATOM}author/{ATOM}name") == entry.findtext(f"{ATOM}author/{ATOM}name") == legal
    assert legal in [one.get("label") for one in entry.findall(f"{ATOM}category")]
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in content.split("Disclaimer.")[1]
    assert "<p>]]&gt;  " in content


@pytest.mark.parametrize("number", [1, 3])
@pytest.mark.parametrize(("address", "queries"), [("/feeds/essays/", 8), ("/concepts/norms/feed/", 9)])
def test_feed_takes_as_many_queries_whatever_it_holds(
    client, address, queries, number, django_assert_num_queries
):
    for n in range(number):
        make_reference(f"work-{n}")
        make_entry(slug=f"entry-{n}")
        make_article(
            body=f"<p>[@work-{n}] [[entry-{n}]]</p>", concepts=["Norms", f"C {n}"], lead_image=make_image().pk
        )

    with django_assert_num_queries(queries):
        response = client.get(address)

    assert len(entries(response)) == number


def test_feed_holds_the_twenty_newest(client, blogger):
    for day in range(1, 23):
        make_article(by=blogger, title=f"Day {day}", publish_at=f"2024-05-{day:02}T00:00:00+00:00")

    assert titles(client.get("/feeds/essays/")) == [f"Day {day}" for day in range(22, 2, -1)]


def test_corrections_stand_in_the_feed_with_their_dates(client, blogger):
    """R17"""
    article = make_article(by=blogger)
    data = article.revisions.newest().data
    changed = {**data, "body": "<p>A second sentence.</p>"}
    actions.publish(article, changed, by=blogger, change=Change("The <year> was wrong."))

    (entry,) = entries(client.get("/feeds/essays/"))

    today = date_format(timezone.localdate(), "DATE_FORMAT")
    assert f"<li>{today}: The &lt;year&gt; was wrong.</li>" in text(entry, "content")
