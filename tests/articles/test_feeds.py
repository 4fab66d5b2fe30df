"""R2, R3: feeds carry the whole text, the references and the disclaimer."""

import xml.etree.ElementTree as ElementTree

import pytest

from tests.factories import make_article, make_draft, make_reference

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


def entries(response):
    return ElementTree.fromstring(response.content).findall(f"{ATOM}entry")


def test_feed_has_full_text_references_author_and_disclaimer(client, blogger):
    make_reference()
    article = make_article(by=blogger, title="An essay", body="<p>Text [@assegaf2020] &amp; more</p>")
    make_draft(by=blogger, title="A draft")

    response = client.get("/feeds/essays/")

    (entry,) = entries(response)
    summary = entry.find(f"{ATOM}summary").text
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert entry.find(f"{ATOM}title").text == "An essay"
    assert entry.find(f"{ATOM}link").attrib["href"] == f"http://testserver{article.get_canonical_url()}"
    assert entry.find(f"{ATOM}author/{ATOM}name").text == "blogger"
    assert "<p>Text (" in summary
    assert "<li>Assegaf, A. R. (2020)." in summary
    assert "This essay is the work of its author" in summary


def test_feed_of_an_author_has_only_their_essays_and_is_named_on_their_page(client, blogger, editor):
    mine = make_article(by=blogger, title="Mine")
    make_article(by=editor, title="Not mine")
    address = f"/authors/{mine.byline[0].slug}/"

    feed = client.get(f"{address}feed/")
    page = client.get(address).content.decode()

    assert [entry.find(f"{ATOM}title").text for entry in entries(feed)] == ["Mine"]
    assert f'type="application/atom+xml" title="blogger" href="{address}feed/"' in page
    assert client.get("/authors/nobody/feed/").status_code == 404
