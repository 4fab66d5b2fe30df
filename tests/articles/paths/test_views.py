"""T32: the pages of the reading paths."""

import json
from datetime import UTC, datetime

import pytest

from articles.models import PathStep, ReadingPath
from articles.paths import actions
from revisions.models import Revision
from tests.factories import make_article, make_domain, make_entry, make_path, make_user
from tests.timeline import reading
from timeline.models import Entry
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db


def steps(response):
    return reading.of_class(reading.page(response), "path-step")


def withdraw(entry, reason, *, by):
    """As the record does it: the entry's state, and a revision that says why."""
    for state, why in (("published", ""), ("withdrawn", reason), ("withdrawn", "A comma.")):
        entry.revisions.create(
            kind=Revision.Kind.PUBLISHED, data={"publication": state}, reason=why, created_by=by
        )
    Entry.objects.filter(pk=entry.pk).update(publication=Publication.WITHDRAWN)


def test_path_shows_each_step_with_what_the_record_and_the_author_say(client, blogger):
    domain = make_domain("Norms")
    first = make_entry(title_en="Talks", date="2009-03", domains=[domain], summary_en="They met.")
    path = make_path(by=blogger, entries=[first, make_entry(date="2021/..")], title="A way")
    path.steps.filter(position=1).update(note="One <b>bold</b>.\n\nTwo.")

    response = client.get(path.get_absolute_url())

    step = steps(response)[0]
    assert step.get("id") == "step-1"
    assert reading.text(step.find("p")) == "Step 1 of 2"
    assert reading.text(reading.of_class(step, "when")[0]) == "March 2009 · Agreement"
    assert (reading.text(step.find("h2/a")), step.find("h2/a").get("href")) == (
        "Talks",
        first.get_absolute_url(),
    )
    (note,) = reading.of_class(step, "step-note")
    assert [reading.text(one) for one in note] == ["One <b>bold</b>.", "Two."]
    assert reading.text(step.find("details/p")) == "They met."
    assert [reading.text(one) for one in reading.of_class(step, "domain-tag")] == ["Norms"]


def test_steps_lead_to_their_neighbours_and_years_to_their_first_step(client):
    dates = ("2009", "2009-05", "2003", "2021/..")
    path = make_path(entries=[make_entry(date=date) for date in dates])

    response = client.get(path.get_absolute_url())

    turns = [reading.of_class(step, "step-turn")[0] for step in steps(response)]
    links = [[(reading.text(link), link.get("href")) for link in turn] for turn in turns]
    (rail,) = reading.of_class(reading.page(response), "path-years")
    assert links[0] == [("Next step", "#step-2")]
    assert links[1] == [("Previous step", "#step-1"), ("Next step", "#step-3")]
    assert links[3] == [("Previous step", "#step-3")]
    assert [(reading.text(link), link.get("href")) for link in rail.iter("a")] == [
        ("2009", "#step-1"),
        ("2003", "#step-3"),
        ("2021", "#step-4"),
    ]


def test_path_follows_the_corrections_of_its_entries(client):
    path = make_path()
    Entry.objects.filter(pk=path.steps.first().entry_id).update(title_en="Corrected", date="2010")

    first = steps(client.get(path.get_absolute_url()))[0]

    assert reading.text(first.find("h2")) == "Corrected"
    assert reading.text(reading.of_class(first, "when")[0]) == "2010 · Agreement"


def test_withdrawn_entry_stays_as_a_step_that_says_so(client, editor):
    gone, kept = make_entry(title_en="Gone", summary_en="Secret."), make_entry()
    path = make_path(entries=[gone, kept])
    withdraw(gone, "It never happened.", by=editor)

    response = client.get(path.get_absolute_url())
    framed = client.get(f"/embed{path.get_absolute_url()}")

    first = steps(response)[0]
    assert reading.text(first.find("h2")) == "Gone"
    (mark,) = reading.of_class(first, "banner")
    assert reading.text(mark) == "Withdrawn from the record. Reason: It never happened."
    assert len(steps(response)) == 2
    for hidden in ("Secret.", "Note 1."):
        assert hidden not in response.content.decode()
        assert hidden not in framed.content.decode()
    assert "It never happened." in framed.content.decode()


def test_withdrawn_entry_without_a_history_says_no_reason(client):
    path = make_path()
    Entry.objects.filter(pk=path.steps.first().entry_id).update(publication=Publication.WITHDRAWN)

    first = steps(client.get(path.get_absolute_url()))[0]

    assert reading.text(reading.of_class(first, "banner")[0]) == "Withdrawn from the record."


def test_reason_of_an_earlier_withdrawal_is_not_told(client, editor):
    """Brought back and loaded as withdrawn again: the old reason is not that of now."""
    path = make_path()
    entry = path.steps.first().entry
    withdraw(entry, "Old reason.", by=editor)
    entry.revisions.create(kind="published", data={"publication": "published"}, created_by=editor)

    assert "Old reason." not in client.get(path.get_absolute_url()).content.decode()


def test_entry_that_became_a_draft_is_not_shown(client):
    path = make_path(entries=[make_entry(title_en="Unready"), make_entry(), make_entry()])
    Entry.objects.filter(title_en="Unready").update(publication=Publication.DRAFT)

    response = client.get(path.get_absolute_url())

    assert len(steps(response)) == 2
    assert "Unready" not in response.content.decode()
    assert "2 steps" in client.get("/paths/").content.decode()


def test_path_tells_programs_its_entries_in_order(client, editor):
    entries = [make_entry(title_en="One"), make_entry(title_en="Gone"), make_entry(title_en="</script>")]
    path = make_path(entries=entries, title="Satu", language="id", introduction="Awal.")
    withdraw(entries[1], "No.", by=editor)

    response = client.get(path.get_absolute_url())

    (script,) = [one for one in reading.page(response).iter("script") if one.get("type")]
    items = [listed(place, entry) for place, entry in ((1, entries[0]), (3, entries[2]))]
    alone = client.get(path.get_absolute_url(), headers={"accept": "application/ld+json"})
    assert (alone["Content-Type"], alone["Vary"].split(", ")[0]) == ("application/ld+json", "Accept")
    assert json.loads(script.text) == alone.json()
    assert alone.json() == item_list(f"http://testserver/id/paths/{path.slug}/", items)


def item_list(address, items):
    return {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "@id": address,
        "url": address,
        "name": "Satu",
        "description": "Awal.",
        "numberOfItems": 3,
        "itemListOrder": "https://schema.org/ItemListOrderAscending",
        "itemListElement": items,
    }


def listed(place, entry):
    url = f"http://testserver{entry.permalink}"
    return {"@type": "ListItem", "position": place, "name": entry.title_en, "url": url}


def test_path_names_its_canonical_address_and_the_view_it_was_made_from(client):
    path = make_path(language="id", query="?domain=norms&from=2010")

    tree = reading.page(client.get(path.get_absolute_url()))

    (canonical,) = [one for one in tree.iter("link") if one.get("rel") == "canonical"]
    assert canonical.get("href") == f"http://testserver/id/paths/{path.slug}/"
    links = [link.get("href") for link in reading.of_class(tree, "path-foot")[0].iter("a")]
    assert links[0] == "/timeline/?domain=norms&from=2010"


def test_path_gives_the_code_that_embeds_it_as_it_is_to_be_copied(client):
    path = make_path(title='A "way" & </textarea>', language="id")

    tree = reading.page(client.get(path.get_absolute_url()))

    (box,) = [one for one in tree.iter("textarea") if one.get("id") == "embed-code"]
    address = f"http://testserver/id/embed/paths/{path.slug}/"
    assert box.text == (
        f'<iframe src="{address}" title="A &quot;way&quot; &amp; &lt;/textarea&gt;" width="100%" '
        'height="480" loading="lazy" frameborder="0"></iframe>'
    )
    assert client.get(address).status_code == 200


@pytest.mark.parametrize("prefix", ["", "/embed"])
def test_unknown_and_draft_paths_are_not_found(client, prefix):
    draft = make_path(is_draft=True)

    statuses = [client.get(f"{prefix}/paths/{slug}/").status_code for slug in ("nothing", draft.slug)]

    assert statuses == [404, 404]


@pytest.mark.parametrize("prefix", ["", "/embed"])
def test_withdrawn_path_is_gone_and_says_why(client, editor, prefix):
    path = actions.withdraw(make_path(), by=editor, reason="It was wrong.")

    response = client.get(f"{prefix}{path.get_absolute_url()}")

    assert response.status_code == 410
    assert "Reason: It was wrong." in response.content.decode()
    assert "Note 1." not in response.content.decode()


@pytest.mark.parametrize("address", ["/paths/", "/paths/way/", "/embed/paths/way/"])
def test_pages_are_only_read(client, address):
    make_path(slug="way")

    assert [client.head(address).status_code, client.post(address).status_code] == [200, 405]


def test_only_the_page_for_frames_may_be_framed(client):
    make_path(slug="way")

    page, framed = client.get("/paths/way/"), client.get("/embed/paths/way/")

    assert (page["X-Frame-Options"], "X-Frame-Options" in framed) == ("DENY", False)
    assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
    assert "frame-ancestors *" in framed["Content-Security-Policy"]
    assert client.cookies == {}


def test_list_shows_published_paths_the_newest_first(client, editor):
    old, new = make_path(title="Old"), make_path(title="New")
    ReadingPath.objects.filter(pk=old.pk).update(published_at=datetime(2020, 1, 1, tzinfo=UTC))
    make_path(title="Draft", is_draft=True)
    actions.withdraw(make_path(title="Gone"), by=editor, reason="x")

    tree = reading.page(client.get("/paths/"))

    teasers = reading.of_class(tree, "teaser")
    assert [reading.text(one.find("h2")) for one in teasers] == [new.title, old.title]


def test_list_without_paths_says_so(client):
    assert "No reading paths here yet." in client.get("/paths/").content.decode()


@pytest.mark.parametrize("page", ["0", "2", "x", "\x00"])
def test_bad_page_of_the_list_is_not_found(client, page):
    make_path()

    assert client.get("/paths/", {"page": page}).status_code == 404


@pytest.mark.parametrize("number", [1, 3])
def test_list_takes_the_same_queries(client, number, django_assert_num_queries):
    for _ in range(number):
        make_path()

    with django_assert_num_queries(3):
        client.get("/paths/")


@pytest.mark.parametrize("number", [2, 5])
@pytest.mark.parametrize("prefix", ["", "/embed"])
def test_path_takes_the_same_queries(client, number, prefix, django_assert_num_queries):
    path = make_path(entries=[make_entry(domains=[make_domain(f"D{one}")]) for one in range(number)])

    with django_assert_num_queries(4):
        client.get(f"{prefix}{path.get_absolute_url()}")


def test_entry_page_names_the_published_paths_with_it(client):
    entry = make_entry()
    make_path(title="With", entries=[entry, make_entry()])
    make_path(title="Without")
    make_path(title="Draft", entries=[entry], is_draft=True)

    html = client.get(entry.get_absolute_url()).content.decode()

    assert "Reading paths with this entry" in html
    assert [title in html for title in (">With<", ">Without<", ">Draft<")] == [True, False, False]
    other = PathStep.objects.exclude(path__title="With").exclude(entry=entry).first().entry
    assert ">With<" not in client.get(other.get_absolute_url()).content.decode()


def test_entry_page_without_paths_has_no_empty_heading(client):
    assert "Reading paths with" not in client.get(make_entry().get_absolute_url()).content.decode()


def test_author_page_lists_the_paths_of_the_author(client, blogger):
    author = make_article(by=blogger).byline[0]
    make_path(by=blogger, title="Mine")
    make_path(by=blogger, title="Unready", is_draft=True)
    make_path(by=make_user(role="Blogger"), title="Theirs")

    html = client.get(author.get_absolute_url()).content.decode()

    assert [title in html for title in ("Mine", "Unready", "Theirs")] == [True, False, False]
