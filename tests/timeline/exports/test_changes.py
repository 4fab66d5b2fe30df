"""T22, timeline/exports/changes.py: what came or changed last in a view, as Atom and JSON Feed."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.articles.atom_rules import ATOM, entries, parsed, problems, text
from tests.factories import make_actor, make_domain, make_entry, make_source
from timeline.exports import changes
from timeline.models import Entry
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
FORMS = ["atom", "feed.json"]


def at(entry, hours):
    """Make it look as if the entry came at the start and was changed so many hours later."""
    Entry.objects.filter(pk=entry.pk).update(created_at=START, changed_at=START + timedelta(hours=hours))


def titles(client, address="/timeline.atom"):
    return [text(entry, "title") for entry in entries(client.get(address))]


@pytest.fixture
def rich():
    entry = make_entry(
        title_en="Talks <b>",
        title_id="Pembicaraan",
        date="2013-12",
        actors=[(make_actor("Indonesia"), "host")],
        domains=[make_domain("Norms")],
        sources=[make_source(title="A text", url="https://x.example/?a=1&b=2", date="2013")],
    )
    entry.parts.update(claim="alleged")
    at(entry, 5)
    return entry


def test_atom_is_valid_and_carries_everything_about_the_entry(client, rich):
    root = parsed(client.get("/timeline.atom?domain=norms"))

    (entry,) = root.findall(f"{ATOM}entry")
    assert problems(root) == []
    assert text(root, "title") == "Timeline of cyber diplomacy: Norms"
    assert text(root, "id") == "http://testserver/timeline.atom?domain=norms"
    assert text(root, "updated") == text(entry, "updated") == "2026-01-02T08:04:05+00:00"
    assert text(entry, "published") == "2026-01-02T03:04:05+00:00"
    assert (text(entry, "title"), text(entry, "summary")) == ("Talks <b>", "Something happened.")
    assert text(entry, "id").startswith("urn:uuid:")
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver{rich.get_absolute_url()}"
    assert entry.find(f"{ATOM}category").attrib == {"term": "norms", "label": "Norms"}
    content = text(entry, "content")
    assert '<a href="http://testserver/actors/indonesia/">Indonesia</a>, Host (Alleged)' in content
    assert '<time datetime="2013-12">December 2013</time>' in content
    assert '<a href="http://testserver/domains/norms/">Norms</a>' in content
    assert '<a href="https://x.example/?a=1&amp;b=2" rel="external">A text</a>' in content


def test_json_feed_says_the_same(client, rich):
    (entry,) = entries(client.get("/timeline.atom?domain=norms"))

    response = client.get("/timeline.feed.json?domain=norms")

    assert (response.status_code, response["Content-Type"]) == (200, "application/feed+json")
    found = response.json()
    (item,) = found["items"]
    assert {name: found[name] for name in ("version", "title", "home_page_url", "feed_url", "language")} == {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Timeline of cyber diplomacy: Norms",
        "home_page_url": "http://testserver/timeline/?domain=norms",
        "feed_url": "http://testserver/timeline.feed.json?domain=norms",
        "language": "en",
    }
    assert (item["id"], item["content_html"]) == (text(entry, "id"), text(entry, "content"))
    assert (item["date_modified"], item["tags"]) == ("2026-01-02T08:04:05+00:00", ["Norms"])


def test_entry_keeps_its_name_in_the_other_language_and_under_another_title(client, rich):
    (before,) = entries(client.get("/timeline.atom"))
    Entry.objects.update(slug="renamed", title_en="Renamed")

    (english,), (indonesian,) = (entries(client.get(f"{prefix}/timeline.atom")) for prefix in ("", "/id"))

    assert text(english, "id") == text(indonesian, "id") == text(before, "id")
    assert (text(english, "title"), text(indonesian, "title")) == ("Renamed", "Pembicaraan")


def test_last_changed_stands_first_and_a_correction_moves_an_entry_up(client):
    first, second, third = (make_entry(title_en=title) for title in ("First", "Second", "Third"))
    for hours, entry in enumerate((first, second, third)):
        at(entry, hours)
    before = titles(client)

    first.refresh_from_db()
    first.summary_en = "Something else happened."
    first.save()

    root = parsed(client.get("/timeline.atom"))
    assert before == ["Third", "Second", "First"]
    assert titles(client) == ["First", "Third", "Second"]
    assert text(root, "updated") > "2026-01-02T05:04:05+00:00"


@pytest.mark.parametrize("few", [changes.FEW, 2])
def test_feed_holds_the_fifty_that_changed_last_of_the_view(client, monkeypatch, few):
    """However many there are: by name when few, by a walk over all when many."""
    monkeypatch.setattr(changes, "FEW", few)
    norms = make_domain("Norms")
    for place in range(52):
        at(make_entry(title_en=f"In {place:02}", domains=[norms]), place)
        if place % 13 == 0:
            at(make_entry(title_en=f"Out {place}"), place + 60)
    for publication in (Publication.DRAFT, Publication.WITHDRAWN):
        make_entry(title_en="Hidden", domains=[norms], publication=publication)

    assert titles(client, "/timeline.atom?domain=norms") == [f"In {place:02}" for place in range(51, 1, -1)]


@pytest.mark.parametrize("form", FORMS)
def test_reader_who_has_the_feed_gets_it_again_only_when_it_changed(client, rich, form):
    address = f"/timeline.{form}?domain=norms"
    before = client.get(address)
    held = {"if-none-match": before["ETag"]}

    same = client.get(address, headers=held)
    looked = client.head(address, headers=held)
    rich.domains.get().__class__.objects.update(name_en="Rules")
    changed = client.get(address, headers=held)

    assert (same.status_code, same.content, looked.status_code) == (304, b"", 304)
    assert changed.status_code == 200


def test_feed_of_nothing_is_valid_and_has_a_time_of_its_own(client):
    make_domain("Norms")

    root = parsed(client.get("/timeline.atom?domain=norms"))

    assert problems(root) == []
    assert text(root, "updated") == "1970-01-01T00:00:00+00:00"
