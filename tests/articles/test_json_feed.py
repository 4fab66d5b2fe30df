"""R15: JSON Feed 1.1, with the same essays and the same texts as Atom."""

from datetime import datetime

import pytest

from articles.models import Article, Author, EssaySettings
from tests.articles.atom_rules import ATOM, entries, parsed, text
from tests.articles.test_feeds import rich_essay
from tests.factories import make_article, make_author, make_entry, make_image, make_reference

pytestmark = pytest.mark.django_db
ADDRESSES = [
    "/feeds/essays/json/",
    "/feeds/essays/en/json/",
    "/authors/ratih/feed/json/",
    "/categories/analysis/feed/json/",
    "/concepts/norms/feed/json/",
]


def feed(client, address="/feeds/essays/json/"):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/feed+json")
    return response.json()


def test_item_carries_everything_about_the_essay(client, blogger):
    article = rich_essay(blogger)

    (item,) = feed(client)["items"]

    (entry,) = entries(client.get("/feeds/essays/"))
    assert sorted(item.pop("tags")) == ["CBM", "Norms"]
    assert item == {
        "id": text(entry, "id"),
        "url": f"http://testserver{article.get_canonical_url()}",
        "title": "On cyber diplomacy",
        "content_html": text(entry, "content"),
        "summary": "What it says.",
        "image": f"http://testserver{article.lead_image.file.url}",
        "date_published": "2024-05-06T07:08:09+00:00",
        "date_modified": "2024-05-06T07:08:09+00:00",
        "authors": [
            {"name": "Ratih", "url": "http://testserver/authors/ratih/"},
            {"name": "Budi", "url": "http://testserver/authors/budi/"},
        ],
        "language": "en",
    }


def test_item_leaves_out_what_there_is_not(client, blogger):
    make_article(by=blogger)
    Article.objects.update(summary="")

    (item,) = feed(client)["items"]

    assert {"image", "summary", "tags"} & set(item) == set()


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_feed_has_the_required_fields_and_the_entries_of_its_atom_form(
    client, blogger, address, prefix
):
    rich_essay(blogger)
    make_article(by=blogger, language="id")

    found = feed(client, f"{prefix}{address}")

    atom = client.get(f"{prefix}{address}".removesuffix("json/"))
    assert set(found) == {
        "version", "title", "home_page_url", "feed_url", "language", "authors", "items",
    }  # fmt: skip
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert found["feed_url"] == f"http://testserver{prefix}{address}"
    assert found["title"] == text(parsed(atom), "title")
    assert found["authors"][0]["name"] == parsed(atom).findtext(f"{ATOM}author/{ATOM}name")
    assert [item["id"] for item in found["items"]] == [text(entry, "id") for entry in entries(atom)]
    for item in found["items"]:
        assert {"id", "url", "title", "content_html", "authors", "language"} <= set(item)
        assert datetime.fromisoformat(item["date_published"]) <= datetime.fromisoformat(item["date_modified"])


def test_home_page_of_a_feed_is_the_page_it_follows(client, blogger):
    rich_essay(blogger)

    pages = [feed(client, address)["home_page_url"] for address in ADDRESSES]

    assert pages == [
        f"http://testserver{path}"
        for path in ("/essays/", "/essays/", "/authors/ratih/", "/categories/analysis/", "/concepts/norms/")
    ]
    assert feed(client, "/feeds/essays/id/json/")["home_page_url"] == "http://testserver/id/essays/"


def test_empty_feed_is_a_feed(client):
    make_author("Nobody yet", slug="nobody-yet")

    assert feed(client)["items"] == feed(client, "/authors/nobody-yet/feed/json/")["items"] == []


def test_hostile_text_stays_text(client, blogger):
    hostile = ']]> </script><script>alert(1)</script> " \\ \x0b\u2028\ufffe'
    rich_essay(blogger)
    Article.objects.update(title=hostile, summary=hostile)
    Author.objects.filter(slug="ratih").update(name=hostile)
    EssaySettings.objects.create(disclaimer_en=hostile)

    found = feed(client, "/authors/ratih/feed/json/")

    (item,) = found["items"]
    assert (found["title"], item["title"], item["summary"], item["authors"][0]["name"]) == (hostile,) * 4
    assert "<script>" not in item["content_html"]


@pytest.mark.parametrize("number", [1, 3])
def test_feed_takes_eight_queries_whatever_it_holds(client, blogger, number, django_assert_num_queries):
    for n in range(number):
        make_reference(f"work-{n}")
        make_entry(slug=f"entry-{n}")
        make_article(
            body=f"<p>[@work-{n}] [[entry-{n}]]</p>", concepts=[f"C {n}"], lead_image=make_image().pk
        )

    with django_assert_num_queries(8):
        found = feed(client)

    assert len(found["items"]) == number


def test_figures_videos_and_titles_of_pages_are_plain_in_a_feed(client, blogger):
    image = make_image()
    image.make_renditions()
    body = (
        f'<p>a</p><figure class="image" data-image="{image.pk}"></figure>'
        '<hr class="page-break" title="Two &amp; three">'
        '<figure class="video" data-video="https://youtu.be/abcdefghijk" data-title="Rules"></figure>'
    )
    make_article(by=blogger, body=body)

    (item,) = client.get("/feeds/essays/json/").json()["items"]

    html = item["content_html"]
    assert f'<img src="http://testserver{image.file.url}" width="1280" height="640"' in html
    assert "<h2>Two &amp; three</h2>" in html
    assert '<p><a href="https://www.youtube.com/watch?v=abcdefghijk">Rules (YouTube)</a></p>' in html
    assert [word for word in ("<picture", "<source", "data-", "page-break") if word in html] == []
