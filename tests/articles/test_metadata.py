"""What machines read in the head of an essay's page, and how people cite it."""

import json
import re

import pytest
from django.utils import timezone

from articles import actions
from articles.citing import recommended_citation
from articles.models import Article
from articles.reading import read
from tests.factories import article_data, make_article, make_author, make_category, make_image, make_reference
from tests.timeline import reading

pytestmark = pytest.mark.django_db
SITE = "http://testserver"


def head(client, article):
    tree = reading.page(client.get(article.get_absolute_url())).find("head")
    return {
        (node.get("property") or node.get("name")): node.get("content")
        for node in tree.iter("meta")
        if node.get("property") or node.get("name")
    }


def linked_data(client, article):
    html = client.get(article.get_absolute_url()).content.decode()
    return json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', html)[1])


@pytest.fixture
def essay(editor, django_capture_on_commit_callbacks):
    make_reference()
    ratih = make_author("Ratih Maharani", affiliation="A university", orcid="0000-0002-1825-0097")
    dimas = make_author("Dimas")
    with django_capture_on_commit_callbacks(execute=True):
        return make_article(
            by=editor,
            title="Norms & <rules>",
            summary='What "norms" are.',
            body="<p>[@assegaf2020]</p>",
            byline=[ratih.pk, dimas.pk],
            lead_image=make_image(credit="A. Artist", licence="CC BY 4.0").pk,
            concepts=["Norms"],
            publish_at="2026-05-03T05:00:00+07:00",
        )


def test_sharing_shows_title_summary_and_the_drawn_card(client, essay):
    article = Article.objects.get()

    found = head(client, article)

    assert {name: found[name] for name in found if name.startswith(("og:", "article:", "twitter:"))} == {
        "og:type": "article",
        "og:site_name": "cyberdiplomacy",
        "og:title": "Norms & <rules>",
        "og:description": 'What "norms" are.',
        "og:url": f"{SITE}{article.get_canonical_url()}",
        "og:locale": "en_GB",
        "article:published_time": "2026-05-03T05:00:00+07:00",
        "og:image": f"{SITE}{article.card.url}",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Norms & <rules>",
        "twitter:card": "summary_large_image",
    }
    picture = client.get(article.card.url)
    assert b"".join(picture.streaming_content).startswith(b"\x89PNG")
    picture.close()


def test_blog_posting_names_authors_in_order_and_credits_the_picture(client, essay):
    data = linked_data(client, essay)

    assert data["@type"] == "BlogPosting"
    assert data["headline"] == "Norms & <rules>"
    assert data["@id"] == data["mainEntityOfPage"] == f"{SITE}{essay.get_canonical_url()}"
    assert [person["name"] for person in data["author"]] == ["Ratih Maharani", "Dimas"]
    assert data["author"][0]["affiliation"] == {"@type": "Organization", "name": "A university"}
    assert data["author"][0]["sameAs"] == "https://orcid.org/0000-0002-1825-0097"
    assert (data["image"]["creditText"], data["image"]["license"]) == (
        "A. Artist",
        "https://creativecommons.org/licenses/by/4.0/",
    )
    assert (data["inLanguage"], data["datePublished"]) == ("en", "2026-05-03T05:00:00+07:00")
    assert (data["keywords"], data["citation"]) == (["Norms"], ["Cyber diplomacy"])


def test_essay_without_card_or_picture_has_no_picture_anywhere(client, blogger):
    article = make_article(by=blogger)

    assert not [name for name in head(client, article) if "image" in name or "twitter" in name]
    assert "image" not in linked_data(client, article)


def test_essay_first_published_elsewhere_points_there(client, blogger):
    elsewhere = "https://www.kompasiana.example/essay"
    article = make_article(by=blogger, first_published_in="Kompasiana", first_published_url=elsewhere)

    html = client.get(article.get_absolute_url()).content.decode()

    assert f'<link rel="canonical" href="{elsewhere}">' in html
    assert f'First published in <a href="{elsewhere}" rel="external">Kompasiana</a>.' in html
    assert linked_data(client, article)["isBasedOn"] == elsewhere


def test_place_of_first_publication_may_have_no_address(client, blogger):
    html = client.get(
        make_article(by=blogger, first_published_in="Jurnal X").get_absolute_url()
    ).content.decode()

    assert "First published in Jurnal X." in html


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "Maharani, R., & Dimas (2026, May 3). Norms. cyberdiplomacy."),
        ("id", "Maharani, R., & Dimas (2026, 3 Mei). Norms. cyberdiplomacy."),
    ],
)
def test_citation_is_in_the_language_of_the_essay_and_of_its_text(editor, language, expected):
    byline = [make_author("Ratih Maharani").pk, make_author("Dimas").pk]
    article = make_article(
        by=editor, title="Norms", language=language, byline=byline, publish_at="2026-05-02T20:00:00+00:00"
    )

    assert recommended_citation(read(Article.objects.for_page().get(pk=article.pk))) == expected


def test_citation_stands_on_the_page_with_the_address(client, blogger):
    article = make_article(by=blogger, title="Norms", publish_at=timezone.now().isoformat())

    page = reading.page(client.get(article.get_absolute_url()))

    (text,) = [reading.text(node) for node in page.iter("dd") if node.get("id") == "citation-text"]
    assert text.startswith("blogger (")
    assert text.endswith(f"Norms. cyberdiplomacy. {SITE}{article.get_canonical_url()}")


def test_revision_of_an_older_form_can_still_be_published(editor):
    """Revisions saved before a field existed lack it."""
    article = make_article(by=editor)
    old = article_data(category=make_category().pk, byline=[make_author().pk], slug=article.slug)

    actions.publish(
        make_article(by=editor), {**old, "slug": "old-form"}, by=editor, change=actions.Change("x")
    )

    assert Article.objects.get(slug="old-form").are_changes_shown is False


def test_lead_image_is_shared_where_there_is_no_card(client, blogger):
    image = make_image(alt="Points and lines")

    found = head(client, make_article(by=blogger, lead_image=image.pk))

    assert (found["og:image"], found["og:image:alt"]) == (f"{SITE}{image.file.url}", "Points and lines")
    assert (found["og:image:width"], found["og:image:height"]) == ("1280", "640")
