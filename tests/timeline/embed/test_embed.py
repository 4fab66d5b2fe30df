"""Parts of the record in frames: the only pages that may be framed, without cookies and scripts."""

from urllib.parse import urlencode

import html5lib
import pytest

from tests import factories
from tests.cyberdiplomacy.test_middleware import policy
from tests.timeline import reading
from timeline.models import ActorAlias
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db


def listed(response):
    """Titles of the entries in the frame."""
    return [reading.text(title) for title in reading.page(response).iter("h2")]


def heading(response):
    (title,) = reading.page(response).iter("h1")
    return reading.text(title)


def link_to_full_view(response):
    (footer,) = reading.page(response).iter("footer")
    (link,) = footer.iter("a")
    return link


@pytest.fixture
def frames(record):
    entry = factories.make_entry(slug="osce", title_en="Decision")
    return ["/embed/timeline", "/embed/timeline?actor=niger", f"/embed/timeline/{entry.number}"]


def test_only_frames_may_be_framed(client, frames):
    """T23: every site may frame these pages."""
    for address in [*frames, *(f"/id{one}" for one in frames), "/embed/timeline?year=x"]:
        response = client.get(address)

        assert policy(response)["frame-ancestors"] == ["*"]
        assert "X-Frame-Options" not in response.headers


def test_every_other_page_refuses_to_be_framed(client, frames, blogger):
    article = factories.make_article(by=blogger)
    others = [
        "/", "/timeline/", "/timeline/?actor=niger", "/timeline/?year=x", "/actors/", "/actors/niger/",
        "/domains/", "/domains/norms/", "/api/", "/essays/", article.get_absolute_url(), "/search/",
        "/concepts/", "/accounts/login/", "/admin/login/", "/house-rules/", "/how-lists-are-made/",
        "/embed/", "/embed/timeline/CD-9999-9999", "/api/v1/entries", "/oembed", "/id/timeline/",
    ]  # fmt: skip
    for address in others:
        response = client.get(address)

        assert (address, policy(response)["frame-ancestors"]) == (address, ["'none'"])
        assert response.headers["X-Frame-Options"] == "DENY"


def test_frame_still_has_the_rest_of_the_policy(client, frames):
    own, other = policy(client.get(frames[0])), policy(client.get("/timeline/"))

    assert {**own, "frame-ancestors": ["'none'"]} == other


def test_frame_sets_no_cookie_and_needs_no_script(client, owner, frames):
    """T23: also for somebody who is signed in."""
    client.force_login(owner)
    for address in frames:
        response = client.get(address)

        assert not response.cookies
        assert "Cookie" not in response.headers["Vary"]
        assert list(reading.page(response).iter("script")) == []


@pytest.mark.parametrize(
    ("query", "title", "titles"),
    [
        ("", "Timeline of cyber diplomacy", 10),
        ("?actor=niger", "Timeline of cyber diplomacy: Niger", ["Law", "Pact", "Letter"]),
        ("?actor=niger&sort=oldest", "Timeline of cyber diplomacy: Niger", ["Letter", "Pact", "Law"]),
        (
            "?kind=law&domain=capacity&from=2020",
            "Timeline of cyber diplomacy: Capacity, Law, from 2020",
            ["Law"],
        ),
    ],
)
def test_frame_shows_the_view_and_names_its_filter(client, record, query, title, titles):
    response = client.get(f"/embed/timeline{query}")

    assert response.status_code == 200
    assert heading(response) == title
    assert listed(response) == titles if isinstance(titles, list) else len(listed(response)) == titles


def test_other_name_of_an_actor_shows_the_same(client, record):
    niger = factories.Actor.objects.get(slug="niger")
    ActorAlias.objects.create(actor=niger, name="Republic of Niger", slug="republic-of-niger")

    response = client.get("/embed/timeline?actor=republic-of-niger")

    assert listed(response) == ["Law", "Pact", "Letter"]
    assert link_to_full_view(response).get("href") == "/timeline/?actor=niger"


def test_frame_leads_to_the_full_view_in_a_new_window(client, record):
    response = client.get("/id/embed/timeline?domain=norms&actor=niger")

    link = link_to_full_view(response)
    assert {name: link.get(name) for name in ("href", "target", "rel")} == {
        "href": "/id/timeline/?actor=niger&domain=norms",
        "target": "_blank",
        "rel": "noopener",
    }
    (canonical,) = [one for one in reading.page(response).iter("link") if one.get("rel") == "canonical"]
    assert canonical.get("href") == "http://testserver/id/timeline/?actor=niger&domain=norms"
    links = [one for one in reading.page(response).iter("a")]
    assert {(one.get("target"), one.get("rel")) for one in links} == {("_blank", "noopener")}


def test_frame_holds_the_newest_twenty(client):
    made = [factories.make_entry(date=f"20{place:02}").title_en for place in range(22)]

    response = client.get("/embed/timeline")

    assert listed(response) == made[:1:-1]
    assert "22 entries" in reading.text(reading.page(response))


@pytest.mark.parametrize(
    "query", ["year=x", "actor=nobody", "page=2", "actr=niger", "from=2021&to=2020", "%00=1"]
)
def test_bad_view_says_what_is_wrong_and_shows_nothing(client, record, query):
    response = client.get(f"/embed/timeline?{query}")

    assert response.status_code == 400
    assert listed(response) == []
    assert len(reading.errors(response)) == 1
    assert link_to_full_view(response).get("href") == "/timeline/"


def test_framed_entry_shows_what_happened(client):
    entry = factories.make_entry(title_en="Decision <1106>", place="Vienna", date="2013-12")

    response = client.get(f"/embed/timeline/{entry.number}")

    assert heading(response) == "Decision <1106>"
    text = reading.text(reading.page(response))
    assert "December 2013 · Agreement · Vienna Decision <1106> Something happened." in text
    assert link_to_full_view(response).get("href") == entry.get_absolute_url()


@pytest.mark.parametrize(("publication", "status"), [(Publication.DRAFT, 404), (Publication.WITHDRAWN, 410)])
def test_hidden_entry_shows_nothing_in_a_frame(client, publication, status):
    entry = factories.make_entry(publication=publication, summary_en="Secret")

    response = client.get(f"/embed/timeline/{entry.number}")

    assert response.status_code == status
    assert "Secret" not in response.content.decode()


def test_withdrawn_entry_says_so_where_it_was_embedded(client):
    entry = factories.make_entry(publication=Publication.WITHDRAWN, title_en="Hoax")

    response = client.get(f"/embed/timeline/{entry.number}")

    assert (heading(response), policy(response)["frame-ancestors"]) == ("Hoax", ["*"])
    assert "This entry was withdrawn." in reading.text(reading.page(response))


@pytest.mark.parametrize("number", ["CD-9999-9999", "x", "CD-2013-0001/"])
def test_unknown_entry_is_not_found(client, number):
    factories.make_entry()

    assert client.get(f"/embed/timeline/{number}").status_code == 404


def test_frames_can_only_be_read(client, frames):
    for address in frames:
        assert [getattr(client, verb)(address).status_code for verb in ("head", "post", "put")] == [
            200,
            405,
            405,
        ]


@pytest.mark.parametrize("rows", [1, 3])
def test_frame_asks_the_same_number_of_questions(client, rows, django_assert_num_queries):
    niger = factories.make_actor("Niger")
    for number in range(rows):
        factories.make_entry(actors=[niger], domains=[factories.make_domain(f"Domain {number}")])

    with django_assert_num_queries(6):
        client.get("/embed/timeline?actor=niger")


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_page_of_a_view_offers_the_code_that_embeds_it(client, record, prefix):
    response = client.get(f"{prefix}/timeline/?actor=niger&year=2021")

    (code,) = reading.of_class(reading.page(response), "embed-code")
    frame = reading.html5lib.parseFragment(code.text, namespaceHTMLElements=False).find("iframe")
    address = f"{prefix}/embed/timeline?actor=niger&year=2021"
    assert (frame.get("src"), frame.get("width")) == (f"http://testserver{address}", "100%")
    assert frame.get("title").endswith(": Niger, 2021")
    (box,) = reading.of_class(reading.page(response), "embed-box")
    assert [link.get("href") for link in box.iter("a")] == [address, f"{prefix}/api/"]
    assert code.get("readonly") is not None
    assert listed(client.get(address)) == reading.titles(response)


def test_code_to_copy_stays_harmless_whatever_was_looked_for(client, record):
    """What stands in the box is decoded once by the browser, and is then HTML for another site."""
    page = reading.page(client.get("/timeline/", {"q": 'talks "><script>alert(1)</script>'}, follow=True))

    (box,) = [one for one in page.iter("textarea") if "iframe" in "".join(one.itertext())]
    copied = html5lib.parseFragment("".join(box.itertext()), namespaceHTMLElements=False)
    assert [one.tag for one in copied.iter()] == ["DOCUMENT_FRAGMENT", "iframe"]


def test_code_for_a_later_page_embeds_the_view_from_its_start(client):
    for _ in range(51):
        factories.make_entry()

    (code,) = reading.of_class(reading.page(client.get("/timeline/?page=2")), "embed-code")

    assert 'src="http://testserver/embed/timeline"' in code.text


def test_name_that_is_markup_stays_text_in_the_code(client):
    factories.make_actor('"><script>alert(1)</script>', slug="evil")

    (code,) = reading.of_class(reading.page(client.get("/timeline/?actor=evil")), "embed-code")

    frame = reading.html5lib.parseFragment(code.text, namespaceHTMLElements=False)
    assert [one.tag for one in frame.iter()] == ["DOCUMENT_FRAGMENT", "iframe"]


def test_bad_view_cannot_be_embedded(client, record):
    response = client.get("/timeline/?year=x")

    assert reading.of_class(reading.page(response), "embed-box") == []
    assert "oembed" not in response.content.decode()


def test_pages_say_where_oembed_answers_for_them(client, record):
    entry = factories.make_entry(title_en='A "title"')
    for address in ("/timeline/?actor=niger", "/id/timeline/", entry.get_absolute_url()):
        links = reading.page(client.get(address)).iter("link")

        (link,) = [one for one in links if one.get("type") == "application/json+oembed"]
        query = urlencode({"url": f"http://testserver{address}", "format": "json"})
        assert link.get("href") == f"http://testserver/oembed?{query}"
        assert client.get(link.get("href")).json()["type"] == "rich"


def test_page_for_programmers_names_what_there_is(client):
    response = client.get("/api/")

    page = reading.page(response)
    links = [link.get("href") for link in page.find("body/main").iter("a")]
    assert [client.get(link).status_code for link in links] == [200] * len(links)
    assert "/api/v1/openapi.json" in links
    filters = [reading.text(row.find("th")) for row in page.find(".//tbody")]
    assert "actor" in filters
    assert "page" not in filters
    assert client.post("/api/").status_code == 405
    assert "/api/" in [link.get("href") for link in reading.page(client.get("/")).iter("a")]
