"""R4: whole by default; paging is the reader's choice, kept in a first-party cookie."""

import pytest

from tests.factories import make_article

pytestmark = pytest.mark.django_db
TWO_PAGES = '<p>First part.</p><hr class="page-break"><p>Second part.</p>'


@pytest.fixture
def address(blogger):
    return make_article(by=blogger, body=TWO_PAGES).get_absolute_url()


def test_choice_is_kept_and_taken_back(client, address):
    chosen = client.get(f"{address}?view=pages")
    cookie = chosen.cookies["reading_view"]
    again = client.get(address)
    back = client.get(f"{address}?view=whole")
    whole = client.get(address)

    assert (chosen.status_code, chosen.url) == (302, f"{address}?page=1")
    assert (cookie.value, cookie["samesite"], cookie["httponly"], cookie["path"]) == (
        "pages",
        "Lax",
        True,
        "/",
    )
    assert (again.status_code, again.url) == (302, f"{address}?page=1")
    assert (back.status_code, back.url) == (302, address)
    assert whole.status_code == 200
    assert "elsewhere" not in whole.content.decode()


def test_page_shows_the_pages_around_it(client, address):
    html = client.get(f"{address}?page=2").content.decode()

    assert f'<a rel="prev" href="{address}?page=1">Previous page</a>' in html
    assert '<span aria-current="page">2</span>' in html
    assert 'rel="next"' not in html


def test_asked_page_goes_before_the_choice(client, address):
    client.cookies["reading_view"] = "pages"

    assert client.get(f"{address}?page=2").status_code == 200


def test_essay_of_one_page_is_shown_whole_whatever_was_chosen(client, blogger):
    client.cookies["reading_view"] = "pages"

    assert client.get(make_article(by=blogger).get_absolute_url()).status_code == 200


@pytest.mark.parametrize("value", ["", "whole", "nonsense", "pages\x00"])
def test_cookie_of_any_other_value_is_the_whole_essay(client, address, value):
    client.cookies["reading_view"] = value

    assert client.get(address).status_code == 200


@pytest.mark.parametrize("view", ["", "both", "pages%00"])
def test_view_that_does_not_exist_is_refused_with_a_page(client, address, view):
    response = client.get(f"{address}?view={view}")

    assert response.status_code == 400
    assert "That request cannot be read" in response.content.decode()


def test_answer_may_not_be_shared_between_choices(client, address):
    assert "Cookie" in client.get(address)["Vary"]


def test_long_essay_has_a_table_of_contents_over_its_pages(client, blogger):
    parts = '<h2>One</h2><p>x</p><h2>Two</h2><p>y</p><hr class="page-break"><h2>Three</h2><p>z</p>'
    address = make_article(by=blogger, body=parts).get_absolute_url()

    whole = client.get(address).content.decode()
    paged = client.get(f"{address}?page=1").content.decode()

    for link in ['<a href="#s-one">One</a>', '<a href="#s-three">Three</a>']:
        assert link in whole
    assert '<a href="#s-two">Two</a>' in paged
    assert '<a href="?page=2#s-three">Three</a>' in paged


def test_short_essay_has_no_table_of_contents(client, blogger):
    article = make_article(by=blogger, body="<h2>One</h2><p>x</p><h2>Two</h2>")

    assert 'class="contents"' not in client.get(article.get_absolute_url()).content.decode()
