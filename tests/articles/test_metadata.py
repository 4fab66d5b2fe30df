"""R12: what machines read in the head of an essay's page."""

import json
import re
from collections import defaultdict

import extruct
import pytest

from articles import actions
from articles.models import Article
from tests.factories import (
    article_data,
    make_article,
    make_author,
    make_category,
    make_entry,
    make_image,
    make_reference,
)
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
        "article:author": f"{SITE}{article.byline[1].get_absolute_url()}",
        "article:section": "Analysis",
        "article:tag": "Norms",
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
    assert (data["keywords"], [work["name"] for work in data["citation"]]) == (["Norms"], ["Cyber diplomacy"])


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


HOSTILE = 'Norms "; </script><b>&amp; citation_author=Nobody'


@pytest.fixture
def hostile(editor):
    """An essay with markup, quotes and semicolons wherever a text may have them."""
    make_reference(
        "hakim2021", title=HOSTILE, author=[{"literal": HOSTILE}], publisher="A; B", DOI="10.1000/182"
    )
    make_reference(
        "said2018", title="Rules", URL="https://example.org/?a=1&b=2", issued={"date-parts": [[2018, 7]]}
    )
    make_entry(slug="osce", title_en="OSCE workshop", title_id="Lokakarya OSCE", date="2009")
    return make_article(
        by=editor,
        title=HOSTILE,
        language="id",
        summary=HOSTILE,
        body="<p>[@said2018; @hakim2021] [[osce]]</p>",
        byline=[make_author("Ratih Maharani").pk, make_author("Tim Siber").pk],
        concepts=["Norms; rules"],
        publish_at="2026-05-03T05:00:00+07:00",
    )


def as_zotero(client, article):
    """What a program like Zotero keeps of the page: it reads the tags of Highwire Press and no others."""
    tags = defaultdict(list)
    for node in reading.page(client.get(article.get_canonical_url())).find("head").iter("meta"):
        if (node.get("name") or "").startswith("citation_"):
            tags[node.get("name").removeprefix("citation_")].append(node.get("content"))
    (title,), (date,), (language,), (site,) = (
        tags[name] for name in ("title", "publication_date", "language", "journal_title")
    )
    return {
        "title": title,
        "authors": tags["author"],
        "date": date,
        "language": language,
        "site": site,
        "addresses": {*tags["fulltext_html_url"], *tags["public_url"]},
        "keywords": tags["keywords"],
        "references": [[tuple(part.split("=", 1)) for part in one.split(";")] for one in tags["reference"]],
    }


def test_program_like_zotero_takes_in_the_essay_and_each_work(client, hostile):
    cut = HOSTILE.replace(";", ",")

    assert as_zotero(client, hostile) == {
        "title": HOSTILE,
        "authors": ["Maharani, Ratih", "Tim Siber"],
        "date": "2026/05/03",
        "language": "id",
        "site": "cyberdiplomacy",
        "addresses": {f"{SITE}/id/essays/{hostile.slug}/"},
        "keywords": ["Norms; rules"],
        "references": [
            [
                ("citation_title", "Rules"),
                ("citation_author", "Assegaf, Ahmad Rafi"),
                ("citation_publication_date", "2018/07"),
            ],
            [
                ("citation_title", cut),
                ("citation_author", cut),
                ("citation_publication_date", "2020"),
                ("citation_publisher", "A, B"),
                ("citation_doi", "10.1000/182"),
            ],
        ],
    }


def test_tags_tell_when_the_essay_appeared_and_of_when_its_text_is(client, editor):
    article = make_article(by=editor, publish_at="2026-05-03T05:00:00+07:00")
    Article.objects.update(text_changed_at="2026-06-01T12:00:00+07:00")

    found = head(client, article)

    assert found["citation_publication_date"] == "2026/05/03"
    assert found["citation_online_date"] == "2026/06/01"


CITED = [
    {
        "@type": "ScholarlyArticle",
        "name": "Rules",
        "author": [
            {
                "@type": "Person",
                "name": "Ahmad Rafi Assegaf",
                "familyName": "Assegaf",
                "givenName": "Ahmad Rafi",
            }
        ],
        "datePublished": "2018-07",
        "url": "https://example.org/?a=1&b=2",
    },
    {
        "@type": "ScholarlyArticle",
        "name": HOSTILE,
        "author": [{"@type": "Organization", "name": HOSTILE}],
        "datePublished": "2020",
        "publisher": {"@type": "Organization", "name": "A; B"},
        "identifier": "doi:10.1000/182",
        "sameAs": "https://doi.org/10.1000/182",
    },
]
"""The works of the hostile essay as linked data."""


def test_independent_reader_gets_linked_data_and_open_graph(client, hostile):
    response = client.get(hostile.get_canonical_url())

    found = extruct.extract(
        response.content.decode(),
        base_url=f"{SITE}{hostile.get_canonical_url()}",
        syntaxes=["json-ld", "opengraph"],
        uniform=True,
    )

    (data,) = found["json-ld"]
    (graph,) = found["opengraph"]
    (entry,) = data["mentions"]
    assert (data["@type"], data["headline"], data["description"]) == ("BlogPosting", HOSTILE, HOSTILE)
    assert data["citation"] == CITED
    assert [term["name"] for term in data["about"]] == ["Norms; rules"]
    assert (entry["@type"], entry["name"], entry["startDate"]) == ("Event", "Lokakarya OSCE", "2009")
    assert re.fullmatch(rf"{SITE}/timeline/CD-2009-\d+/", entry["@id"])
    assert (graph["@type"], graph["og:title"], graph["og:locale"]) == ("article", HOSTILE, "id_ID")
    assert graph["og:description"] == HOSTILE


def test_linked_data_is_in_the_language_of_the_essay_on_every_page(client, hostile):
    """An Indonesian essay that is read in the English interface."""
    assert linked_data(client, hostile)["mentions"][0]["name"] == "Lokakarya OSCE"


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
