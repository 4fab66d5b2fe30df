"""O10: every public page says where it lives, in which languages, and what search engines may keep."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles import actions
from articles.models import Article
from tests import factories
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


@pytest.fixture
def site(blogger):
    """One of everything that has a page."""
    entry = factories.make_entry(
        slug="osce", actors=[factories.make_actor()], domains=[factories.make_domain()]
    )
    article = factories.make_article(by=blogger, slug="essay", concepts=["CBM"])
    return {"entry": f"/timeline/{entry.number}-osce/", "author": article.byline[0].get_absolute_url()}


def links(response):
    """What the head says: the canonical address, the alternates by language, the word to robots."""
    head = response.content.decode().split("</head>")[0]
    canonical = re.findall(r'<link rel="canonical" href="([^"]+)">', head)
    alternates = re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)">', head)
    robots = re.findall(r'<meta name="robots" content="([^"]+)">', head)
    return canonical, alternates, robots


def both(path):
    return [("en", f"{SITE}{path}"), ("id", f"{SITE}/id{path}"), ("x-default", f"{SITE}{path}")]


PATHS = [
    "/",
    "/essays/",
    "/categories/analysis/",
    "/concepts/",
    "/concepts/cbm/",
    "/timeline/",
    "/actors/",
    "/actors/indonesia/",
    "/domains/",
    "/domains/norms/",
    "/house-rules/",
]


def test_every_page_names_itself_and_its_languages(client, site):
    for path in [*PATHS, *site.values()]:
        assert links(client.get(path)) == ([f"{SITE}{path}"], both(path), [])
        assert links(client.get(f"/id{path}")) == ([f"{SITE}/id{path}"], both(path), [])


def test_query_is_left_out_but_for_the_page_of_a_list(client, blogger):
    for _ in range(21):
        factories.make_article(by=blogger)

    second = both("/essays/?page=2")
    assert links(client.get("/essays/?page=2&utm_source=x")) == ([f"{SITE}/essays/?page=2"], second, [])
    assert links(client.get("/essays/?page=1&x=1")) == ([f"{SITE}/essays/"], both("/essays/"), [])
    assert links(client.get("/concepts/?page=2")) == ([f"{SITE}/concepts/"], both("/concepts/"), [])


def test_filtered_timeline_belongs_to_the_unfiltered_one(client):
    niger = factories.make_actor("Niger")
    for _ in range(51):
        factories.make_entry(actors=[niger])

    for query in ("?actor=niger", "?actor=niger&page=2", "?sort=oldest"):
        expected = ([f"{SITE}/timeline/"], [], ["noindex,follow"])
        assert links(client.get(f"/timeline/{query}")) == expected
    assert links(client.get("/id/timeline/?actor=niger"))[0] == [f"{SITE}/id/timeline/"]
    second = both("/timeline/?page=2")
    assert links(client.get("/timeline/?page=2")) == ([f"{SITE}/timeline/?page=2"], second, [])


@pytest.mark.parametrize("query", ["?nonsense=1", "?page=99", "?page=x"])
def test_timeline_that_cannot_be_shown_has_no_address(client, query):
    assert links(client.get(f"/timeline/{query}"))[:2] == ([], [])


def test_essay_names_the_address_in_its_own_language_and_its_translations(client, blogger):
    original = factories.make_article(by=blogger, language="id", slug="asli")
    factories.make_article(by=blogger, language="en", slug="copy", translation_of=original.pk)
    factories.make_article(by=blogger, language="id", slug="sendiri")

    asli, copy = f"{SITE}/id/essays/asli/", f"{SITE}/essays/copy/"
    for prefix in ("", "/id"):
        assert links(client.get(f"{prefix}/essays/asli/")) == ([asli], [("id", asli), ("en", copy)], [])
        assert links(client.get(f"{prefix}/essays/copy/")) == ([copy], [("en", copy), ("id", asli)], [])
        assert links(client.get(f"{prefix}/essays/sendiri/")) == ([f"{SITE}/id/essays/sendiri/"], [], [])


def test_alternates_are_mutual(client, site):
    for path in [*PATHS, *site.values()]:
        _canonical, alternates, _robots = links(client.get(path))
        for _code, address in alternates:
            assert links(client.get(address.removeprefix(SITE)))[1] == alternates


def test_host_and_scheme_are_those_of_the_request(client, settings):
    settings.ALLOWED_HOSTS = ["cyber.example"]

    response = client.get("/id/concepts/", secure=True, headers={"host": "cyber.example"})

    assert links(response)[0] == ["https://cyber.example/id/concepts/"]


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere/", 404),
        ("/essays/?page=9", 404),
        ("/accounts/login/", 200),
        ("/accounts/signup/", 200),
        ("/essays/essay/comment/", 200),
        ("/essays/gone/", 410),
        ("/essays/over/", 410),
    ],
)
def test_errors_and_private_pages_have_no_public_address(client, blogger, path, status, prefix):
    factories.make_article(by=blogger, slug="essay")
    withdraw(factories.make_article(by=blogger, slug="gone"))
    over = factories.make_article(by=blogger, slug="over")
    Article.objects.filter(pk=over.pk).update(unpublish_at=timezone.now())
    if "comment" in path:
        client.force_login(factories.make_user())

    response = client.get(f"{prefix}{path}")

    assert response.status_code == status
    assert links(response)[:2] == ([], [])


def withdraw(article):
    actions.withdraw(article, by=factories.make_user(role="Editor"), reason="Wrong.")


def test_preview_has_no_public_address(client, blogger):
    draft = factories.make_draft(by=blogger)
    client.force_login(blogger)

    response = client.get(f"/admin/articles/article/{draft.pk}/preview/")

    assert response.status_code == 200
    assert links(response) == ([], [], ["noindex"])


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_what_was_withdrawn_is_gone_everywhere_at_once(client, blogger, prefix):
    """O10: 410 in both languages, and neither feeds nor sitemaps name it."""
    entry = factories.make_entry(slug="event")
    article = factories.make_article(by=blogger, slug="gone", body="<p>[[event]]</p>", concepts=["Norms"])
    over = factories.make_article(by=blogger, slug="over", concepts=["Norms"])
    places = ["/feeds/essays/", "/feeds/essays/json/", "/concepts/norms/feed/"]
    maps = ["/sitemap-essays.xml", "/sitemap-entries.xml"]

    withdraw(article)
    Article.objects.filter(pk=over.pk).update(unpublish_at=timezone.now() - timedelta(seconds=1))
    entry.publication = Publication.WITHDRAWN
    entry.save()

    pages = ["/essays/gone/", "/essays/over/", f"/timeline/{entry.number}-event/"]
    assert [client.get(f"{prefix}{page}").status_code for page in pages] == [410] * 3
    everything = "".join(client.get(prefix + place).content.decode() for place in places)
    everything += "".join(client.get(place).content.decode() for place in maps)
    assert [part for part in ("gone", "over", entry.number) if f"/{part}" in everything] == []


def test_feed_of_an_essay_that_links_to_a_withdrawn_entry_does_not_link_to_it(client, blogger):
    entry = factories.make_entry(slug="event")
    factories.make_article(by=blogger, body="<p>[[event]]</p>")
    entry.publication = Publication.WITHDRAWN
    entry.save()

    assert entry.number not in client.get("/feeds/essays/").content.decode()
