"""Every public address answers in every language, and no bad address is ever a fault of ours."""

import pytest
from django.urls import URLPattern, URLResolver, get_resolver
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import actions
from articles.corrections import Change
from tests.factories import (
    make_actor,
    make_article,
    make_comment,
    make_domain,
    make_entry,
    make_path,
    make_reference,
    make_source,
    make_suggestion,
)
from timeline.dataset.publishing import publish

pytestmark = pytest.mark.django_db


@pytest.fixture
def site():
    """One of everything, and the addresses that show it."""
    actor, domain = make_actor("Indonesia"), make_domain("Norms")
    make_actor("Estonia")
    entry = make_entry(slug="osce", actors=[(actor, "host")], domains=[domain], sources=[make_source()])
    make_entry().relations.create(kind="follows", target=entry)
    article = corrected_essay()
    comment = make_comment(article)
    make_path(slug="path", entries=[entry, make_entry()])
    return {
        "home": "/",
        "lists": "/how-lists-are-made/",
        "search": "/search/?q=norms&type=entry",
        **essay_addresses(article),
        **feed_addresses(article),
        **record_addresses(entry),
        **export_addresses(),
        **data_addresses(),
        "discussion:comment": "/essays/essay/comment/",
        "discussion:react": "/essays/essay/react/",
        "discussion:report": f"/comments/{comment.pk}/report/",
        "discussion:rules": "/house-rules/",
    }


def corrected_essay():
    """An essay that cites a work and an entry, carries a concept and shows what was corrected in it."""
    make_reference()
    article = make_article(
        slug="essay", body="<p>[@assegaf2020] [[osce]]</p>", concepts=["CBM"], are_changes_shown=True
    )
    data = {**article.revisions.newest().data, "body": "<p>[@assegaf2020] [[osce]] better</p>"}
    actions.publish(article, data, by=article.created_by, change=Change("Better."))
    return article


def essay_addresses(article):
    return {
        "articles:index": "/essays/",
        "articles:article": "/essays/essay/",
        "articles:changes": "/essays/essay/corrections/1/",
        "articles:bib": "/essays/essay.bib",
        "articles:ris": "/essays/essay.ris",
        "articles:csl_json": "/essays/essay.csl.json",
        "articles:author": f"/authors/{article.byline[0].slug}/",
        "articles:category": "/categories/analysis/",
        "articles:concepts": "/concepts/",
        "articles:concept": "/concepts/cbm/",
        "articles:paths": "/paths/",
        "articles:path": "/paths/path/",
        "articles:embedded_path": "/embed/paths/path/",
    }


def feed_addresses(article):
    author = article.byline[0].slug
    return {
        "articles:feed": "/feeds/essays/",
        "articles:feed_json": "/feeds/essays/json/",
        "articles:language_feed": "/feeds/essays/en/",
        "articles:language_feed_json": "/feeds/essays/id/json/",
        "articles:author_feed": f"/authors/{author}/feed/",
        "articles:author_feed_json": f"/authors/{author}/feed/json/",
        "articles:category_feed": "/categories/analysis/feed/",
        "articles:category_feed_json": "/categories/analysis/feed/json/",
        "articles:concept_feed": "/concepts/cbm/feed/",
        "articles:concept_feed_json": "/concepts/cbm/feed/json/",
    }


def record_addresses(entry):
    return {
        "timeline:index": "/timeline/?actor=indonesia&year=2013",
        "timeline:who_acts_where": "/timeline/who-acts-where/?year=2013",
        "timeline:compare": "/timeline/compare/?actor=indonesia&actor=estonia",
        "timeline:entry": f"/timeline/{entry.number}-osce/",
        "timeline:entry_number": f"/timeline/{entry.number}/",
        "timeline:history": f"/timeline/{entry.number}/history/",
        "timeline:card": f"/timeline/{entry.number}/card/",
        "timeline:process": f"/processes/{entry.number}/",
        "timeline:suggest": "/timeline/suggest/",
        "timeline:suggest_correction": f"/timeline/{entry.number}/suggest/",
        "timeline:suggestion": make_suggestion(token="a" * 32).get_absolute_url(),
        "timeline:actors": "/actors/",
        "timeline:actor": "/actors/indonesia/",
        "timeline:domains": "/domains/",
        "timeline:domain": "/domains/norms/",
        "timeline:api": "/api/",
        "timeline:embed": "/embed/timeline?actor=indonesia",
        "timeline:embed_entry": f"/embed/timeline/{entry.number}",
        "timeline:entry_bib": f"/timeline/{entry.number}.bib",
    }


def export_addresses():
    suffixes = {
        "csv": "csv",
        "csv_metadata": "csv-metadata.json",
        "json": "json",
        "jsonl": "jsonl",
        "jsonl_metadata": "jsonl-metadata.json",
        "bib": "bib",
        "ris": "ris",
        "ics": "ics",
        "atom": "atom",
        "json_feed": "feed.json",
    }
    return {
        f"timeline:{name}": f"/timeline.{suffix}?actor=indonesia&year=2013"
        for name, suffix in suffixes.items()
    }


def data_addresses():
    """Three versions, of which the first and the last are compared."""
    for _number in range(3):
        publish(site="https://record.example", is_forced=True)
    return {
        "timeline:codebook": "/codebook/",
        "timeline:codebook_json": "/codebook.json",
        "timeline:codebook_csv": "/codebook.csv",
        "timeline:data": "/data/",
        "timeline:data_version": "/data/v2/",
        "timeline:data_comparison": "/data/v1...v3/",
        "timeline:data_file": "/data/v1/entries.csv",
    }


def public_names(resolver=None, namespace=""):
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            if pattern.namespace not in ("admin",) and "accounts/" not in str(pattern.pattern):
                yield from public_names(pattern, f"{pattern.namespace}:" if pattern.namespace else namespace)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}"


def test_the_walk_covers_every_public_address(site):
    machine = {"oembed", "healthz", "robots", "favicon", "media", "jsi18n", "sitemap", "sitemap_section"}

    machine |= {name for name in public_names() if name.startswith("api:")}  # tests/timeline/api walks these
    assert set(public_names()) - machine == set(site)


def test_every_address_answers_in_both_languages(client, site):
    expected = dict.fromkeys(site, 200)
    expected |= {"discussion:report": 302, "timeline:entry_number": 301}

    english = {name: client.get(address).status_code for name, address in site.items()}
    indonesian = {name: client.get(f"/id{address}").status_code for name, address in site.items()}

    assert english == expected
    assert indonesian == expected


def test_every_page_links_to_itself_in_the_other_language(client, site):
    answers = {address: client.get(address) for address in site.values()}
    pages = [
        address
        for address, answer in answers.items()
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html")
    ]
    pages = [address for address in pages if not address.startswith("/embed/")]
    pages = [address for address in pages if not address.endswith("/card/")]  # a piece of a page

    assert len(pages) == 33
    for address in pages:
        html = client.get(address).content.decode()
        escaped = address.replace("&", "&amp;")
        assert '<html lang="en">' in html
        assert f'<a href="/id{escaped}" lang="id" hreflang="id">' in html
        assert '<html lang="id">' in client.get(f"/id{address}").content.decode()


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    where=st.sampled_from(
        [
            "/timeline/",
            "/id/timeline/",
            "/timeline/who-acts-where/",
            "/timeline/compare/",
            "/search/",
            "/essays/",
            "/essays/essay/",
            "/essays/essay/comment/",
            "/essays/essay/react/",
            "/actors/indonesia/",
            "/paths/",
            "/paths/path/",
            "/timeline.csv",
            "/id/timeline.ics",
            "/timeline.atom",
        ]
    ),
    names=st.lists(
        st.sampled_from(
            [
                "actor",
                "year",
                "from",
                "to",
                "domain",
                "kind",
                "sort",
                "page",
                "actor_mode",
                "parent",
                "q",
                "x",
            ]
        ),
        max_size=4,
    ),
    value=st.one_of(
        st.text(max_size=40),
        st.sampled_from(
            ["indonesia", "2013", "0", "-1", "1e9", "2013-12", "%", "'", "a" * 5_000, "\x00", "٢٠١٣"]
        ),
    ),
)
def test_no_query_is_ever_a_fault_of_ours(client, site, where, names, value):
    response = client.get(where, dict.fromkeys(names, value))

    assert response.status_code in (200, 302, 400, 404)


@pytest.mark.parametrize(
    "path",
    [
        "/essays/%00/",
        "/essays/%ff%fe/",
        "/essays/" + "a" * 3_000 + "/",
        "/timeline/CD-2013-0001-%2e%2e/",
        "/timeline/CD-9999-9999/",
        "/authors/../admin/",
        "/concepts/%3Cscript%3E/",
        "/id/nowhere/",
        "/xx/timeline/",
        "/comments/99999999999999999999/report/",
        "/media/" + "a" * 300,
    ],
)
def test_odd_paths_are_not_found(client, path, reader):
    client.force_login(reader)

    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/media/../db.sqlite3", "/media/%2e%2e/db.sqlite3", "/media/..%2fsecret_key"]
)
def test_media_folder_cannot_be_left(client, path):
    assert client.get(path).status_code == 400
