"""O10: the sitemap lists every public page once in each of its languages, and nothing else."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from articles import actions
from articles.models import Article, ReadingPath
from articles.paths import actions as path_actions
from cyberdiplomacy import sitemaps
from tests import factories
from timeline.models import Actor, Concept, Domain, Entry
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
SITE = "http://testserver"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
ALTERNATE = "{http://www.w3.org/1999/xhtml}link"
SECTIONS = ["pages", "essays", "entries", "actors", "domains", "concepts", "categories", "authors", "paths"]


def parsed(client, address):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "application/xml")
    return ElementTree.fromstring(response.content)


def listed(client, section, query=""):
    """What a section lists: (day of the last change, alternates by language) by address."""
    root = parsed(client, f"/sitemap-{section}.xml{query}")
    found = {}
    for url in root.findall(f"{MAP}url"):
        address = url.findtext(f"{MAP}loc").removeprefix(SITE)
        alternates = {
            link.get("hreflang"): link.get("href").removeprefix(SITE) for link in url.findall(ALTERNATE)
        }
        assert address not in found
        found[address] = (url.findtext(f"{MAP}lastmod"), alternates)
    return found


def in_both(*paths):
    """Addresses of pages that are there in both languages, each with its alternates."""
    found = {}
    for path in paths:
        alternates = {"en": path, "id": f"/id{path}", "x-default": path}
        found |= {path: (None, alternates), f"/id{path}": (None, alternates)}
    return found


def test_index_names_every_section(client):
    root = parsed(client, "/sitemap.xml")

    assert root.tag == f"{MAP}sitemapindex"
    assert [one.findtext(f"{MAP}loc") for one in root] == [f"{SITE}/sitemap-{name}.xml" for name in SECTIONS]
    assert {client.get(f"/sitemap-{name}.xml").status_code for name in SECTIONS} == {200}


def test_index_says_when_essays_and_entries_last_changed(client, blogger):
    factories.make_entry()
    article = factories.make_article(by=blogger)
    Entry.objects.update(changed_at=datetime(2025, 3, 2, tzinfo=UTC))
    Article.objects.update(publish_at=datetime(2024, 3, 2, tzinfo=UTC))
    factories.make_article(by=blogger, publish_at="2023-01-01T00:00:00+00:00")

    def changed():
        root = parsed(client, "/sitemap.xml")
        found = {one.findtext(f"{MAP}loc"): one.findtext(f"{MAP}lastmod") for one in root}
        return {
            address.rsplit("-")[-1].removesuffix(".xml"): time and time.strip()
            for address, time in found.items()
        }

    known = dict.fromkeys(SECTIONS) | {"entries": "2025-03-02T07:00:00+07:00"}
    essays = ("essays", "authors", "categories")
    assert changed() == known | dict.fromkeys(essays, "2024-03-02T07:00:00+07:00")
    Article.objects.filter(pk=article.pk).update(revised_at=datetime(2024, 5, 2, tzinfo=UTC))
    assert changed() == known | dict.fromkeys(essays, "2024-05-02T07:00:00+07:00")


def test_pages_about_things_change_with_the_entries_and_essays_they_list(client, blogger):
    factories.make_entry(
        actors=[factories.make_actor()], domains=[factories.make_domain()], publication=Publication.DRAFT
    )
    entry = factories.make_entry(actors=[Actor.objects.get()], domains=[Domain.objects.get()])
    factories.make_article(by=blogger, concepts=["CBM"], publish_at="2024-03-02T00:00:00+00:00")
    entry.concepts.add(Concept.objects.get())
    Entry.objects.update(changed_at=datetime(2026, 1, 1, tzinfo=UTC))
    Entry.objects.filter(pk=entry.pk).update(changed_at=datetime(2025, 3, 2, tzinfo=UTC))

    def days(section):
        return {day for day, _alternates in listed(client, section).values()}

    assert days("actors") == days("domains") == days("concepts") == {"2025-03-02"}
    Entry.objects.filter(pk=entry.pk).update(publication=Publication.WITHDRAWN)
    assert (days("actors"), days("concepts")) == ({None}, {"2024-03-02"})


def test_pages_are_listed_in_both_languages(client):
    assert listed(client, "pages") == in_both(
        "/",
        "/essays/",
        "/timeline/",
        "/timeline/who-acts-where/",
        "/timeline/compare/",
        "/actors/",
        "/domains/",
        "/api/",
        "/codebook/",
        "/data/",
        "/concepts/",
        "/paths/",
        "/house-rules/",
    )


def test_vocabulary_is_listed_in_both_languages(client):
    factories.make_actor("Indonesia")
    factories.make_actor("Niger")
    factories.make_domain("Norms")
    factories.make_category("News")
    Concept.objects.create(name="CBM", definition_id="Langkah.")
    Concept.objects.create(name="Unknown to readers")

    assert listed(client, "actors") == in_both("/actors/indonesia/", "/actors/niger/")
    assert listed(client, "domains") == in_both("/domains/norms/")
    assert listed(client, "categories") == in_both("/categories/news/")
    assert listed(client, "concepts") == in_both("/concepts/cbm/")


def test_authors_are_listed_once_they_have_something_to_read(client, blogger, editor):
    factories.make_article(by=blogger)
    factories.make_article(by=blogger)
    factories.make_draft(by=editor)
    factories.make_author("Guest")

    assert set(listed(client, "authors")) == set(in_both(f"/authors/{blogger.author.slug}/"))


def test_entries_are_listed_with_the_day_they_changed_unless_drafted_or_withdrawn(client):
    entry = factories.make_entry(slug="shown")
    factories.make_entry(slug="draft", publication=Publication.DRAFT)
    factories.make_entry(slug="withdrawn", publication=Publication.WITHDRAWN)
    Entry.objects.update(changed_at=datetime(2025, 3, 2, tzinfo=UTC))

    path = f"/timeline/{entry.number}-shown/"
    expected = {address: ("2025-03-02", both) for address, (_none, both) in in_both(path).items()}
    assert listed(client, "entries") == expected


def test_essays_are_listed_in_their_own_language_with_published_translations(client, blogger):
    original = factories.make_article(by=blogger, language="id", slug="asli")
    factories.make_article(by=blogger, language="en", slug="copy", translation_of=original.pk)
    alone = factories.make_article(by=blogger, language="id", slug="sendiri")
    factories.make_draft(by=blogger, language="en", slug="unfinished", translation_of=alone.pk)
    Article.objects.update(publish_at=datetime(2024, 3, 2, tzinfo=UTC))
    Article.objects.filter(slug="copy").update(revised_at=datetime(2024, 5, 2, tzinfo=UTC))

    both = {"en": "/essays/copy/", "id": "/id/essays/asli/"}
    assert listed(client, "essays") == {
        "/id/essays/asli/": ("2024-03-02", both),
        "/essays/copy/": ("2024-05-02", both),
        "/id/essays/sendiri/": ("2024-03-02", {}),
    }


def test_paths_are_listed_in_their_own_language_while_readers_see_them(client, editor):
    factories.make_path(slug="way")
    factories.make_path(slug="jalan", language="id")
    factories.make_path(slug="draft", is_draft=True)
    path_actions.withdraw(factories.make_path(slug="gone"), by=editor, reason="Wrong.")
    ReadingPath.objects.update(changed_at=datetime(2024, 3, 2, tzinfo=UTC))

    assert listed(client, "paths") == {
        "/paths/way/": ("2024-03-02", {}),
        "/id/paths/jalan/": ("2024-03-02", {}),
    }


def test_drafts_scheduled_withdrawn_and_expired_essays_are_not_listed(client, blogger):
    later = (timezone.now() + timedelta(days=1)).isoformat()
    shown = factories.make_article(by=blogger, slug="shown")
    others = [
        factories.make_draft(by=blogger, slug="draft", language="id", translation_of=shown.pk),
        factories.make_article(by=blogger, slug="scheduled", publish_at=later),
        factories.make_article(by=blogger, slug="withdrawn"),
        factories.make_article(by=blogger, slug="over"),
    ]
    actions.withdraw(others[2], by=factories.make_user(role="Editor"), reason="Wrong.")
    Article.objects.filter(slug="over").update(unpublish_at=timezone.now())

    found = listed(client, "essays")

    assert {address: alternates for address, (_day, alternates) in found.items()} == {"/essays/shown/": {}}


def test_every_listed_address_answers_and_its_alternates_agree(client, blogger):
    factories.make_entry(actors=[factories.make_actor()], domains=[factories.make_domain()])
    original = factories.make_article(by=blogger, language="id", concepts=["CBM"])
    factories.make_article(by=blogger, translation_of=original.pk)

    everything = {}
    for section in SECTIONS:
        everything |= listed(client, section)

    assert len(everything) == 2 * (13 + 7)
    assert {client.get(address).status_code for address in everything} == {200}
    for address, (_day, alternates) in everything.items():
        assert address in alternates.values()
        assert all(everything[other][1] == alternates for other in alternates.values())


@pytest.mark.parametrize("section", ["entries", "essays"])
def test_long_sections_are_cut_into_pages_that_the_index_names(client, blogger, monkeypatch, section):
    for _ in range(3):
        factories.make_entry()
        factories.make_article(by=blogger)
    monkeypatch.setattr(sitemaps.InEveryLanguage, "limit", 2)
    monkeypatch.setattr(sitemaps.Essays, "limit", 2)

    index = parsed(client, "/sitemap.xml")
    first, second = listed(client, section), listed(client, section, "?p=2")

    named = [one.findtext(f"{MAP}loc") for one in index]
    assert [address for address in named if section in address] == [
        f"{SITE}/sitemap-{section}.xml",
        f"{SITE}/sitemap-{section}.xml?p=2",
    ]
    languages = 2 if section == "entries" else 1
    assert (len(first), len(second)) == (2 * languages, languages)
    assert set(first) & set(second) == set()


def test_a_page_lists_at_most_five_thousand_addresses():
    assert sitemaps.Essays.limit == sitemaps.InEveryLanguage.limit * len(sitemaps.CODES) == 5_000


@pytest.mark.parametrize("number", [1, 3])
def test_sections_take_as_many_queries_whatever_they_list(client, blogger, number, django_assert_num_queries):
    for n in range(number):
        factories.make_entry(actors=[factories.make_actor(f"A{n}")], domains=[factories.make_domain(f"D{n}")])
        original = factories.make_article(by=blogger, language="id", concepts=[f"C{n}"])
        factories.make_article(translation_of=original.pk, by=blogger)
        factories.make_path(by=blogger)

    taken = dict.fromkeys(SECTIONS, 2) | {"pages": 0, "essays": 3}
    for section, queries in taken.items():
        with django_assert_num_queries(queries):
            client.get(f"/sitemap-{section}.xml")
    with django_assert_num_queries(2 * (len(SECTIONS) - 1)):
        client.get("/sitemap.xml")


@pytest.mark.parametrize(
    "address",
    [
        "/sitemap-nothing.xml",
        "/sitemap-essays.xml?p=2",
        "/sitemap-essays.xml?p=0",
        "/sitemap-essays.xml?p=x",
        "/sitemap-essays.xml?p=%00",
        "/id/sitemap.xml",
    ],
)
def test_what_is_no_sitemap_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/sitemap.xml", "/sitemap-pages.xml"])
def test_sitemap_answers_head_and_refuses_other_methods(client, address):
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == client.delete(address).status_code == 405


def test_sitemap_names_the_host_it_was_asked_at_and_is_not_sent_twice(client, settings):
    settings.ALLOWED_HOSTS = ["cyber.example"]
    asked = {"secure": True, "headers": {"host": "cyber.example"}}

    response = client.get("/sitemap-pages.xml", **asked)

    assert "<loc>https://cyber.example/id/essays/</loc>" in response.content.decode()
    asked["headers"] = {"host": "cyber.example", "if-none-match": response["ETag"]}
    assert client.get("/sitemap-pages.xml", **asked).status_code == 304
