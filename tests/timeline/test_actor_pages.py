"""T15: pages of an actor and of a domain: timeline by year, chart, company, roles, essays."""

import pytest

from tests import factories
from tests.timeline import reading
from timeline.models import Membership

pytestmark = pytest.mark.django_db


def tallies(response, title):
    """The names of one list of numbers, with number and address."""
    for section in reading.page(response).iter("section"):
        heading = section.find("h2")
        if heading is not None and reading.text(heading) == title:
            return [_tally(item) for item in reading.of_class(section, "tallies")[0]]
    return []


def _tally(item):
    *name, number = reading.text(item).split()
    link = item.find("a")
    return " ".join(name), int(number), None if link is None else link.get("href")


def years(response):
    sections = reading.of_class(reading.page(response), "short-year")
    return {
        reading.text(section.find("h3")): [reading.text(link) for link in section.iter("a")]
        for section in sections
    }


def test_actor_page_has_its_entries_under_their_years(client, record):
    assert years(client.get("/actors/niger/")) == {"2021": ["Law"], "2011": ["Pact"], "2009": ["Letter"]}


def test_bars_of_an_actor_lead_to_its_years_on_the_timeline(client, record):
    found = reading.bars(client.get("/actors/niger/"))

    assert found == {
        "2009: 1 entry": "/timeline/?actor=niger&year=2009",
        "2011: 1 entry": "/timeline/?actor=niger&year=2011",
        "2021: 1 entry": "/timeline/?actor=niger&year=2021",
    }
    assert [reading.announced(client.get(address)) for address in found.values()] == [1, 1, 1]


def test_appears_with_counts_the_entries_at_its_addresses(client, record):
    """T15: “all of these”, the most first, the actor itself left out."""
    found = tallies(client.get("/actors/indonesia/"), "Appears with")

    assert [(name, number) for name, number, _address in found] == [
        ("ASEAN", 2),
        ("Estonia", 2),
        ("Niger", 1),
    ]
    assert found[1][2] == "/timeline/?actor=estonia&actor=indonesia&actor_mode=all"
    assert [reading.announced(client.get(address)) for _name, _number, address in found] == [2, 2, 1]


def test_roles_are_counted_once_an_entry(client):
    niger = factories.make_actor("Niger")
    factories.make_entry(actors=[(niger, "host"), (niger, "proposer")])
    factories.make_entry(actors=[(niger, "host")])
    factories.make_entry(actors=[niger])
    factories.make_entry(actors=[(niger, "target")], publication="draft")

    assert tallies(client.get("/actors/niger/"), "Took part as") == [("Host", 2, None), ("Proposer", 1, None)]


def test_actor_page_names_its_organs_and_members(client):
    asean, forum, niger = (factories.make_actor(name) for name in ("ASEAN", "Forum", "Niger"))
    Membership.objects.create(actor=forum, body=asean, relation="organ")
    Membership.objects.create(actor=niger, body=asean, relation="member")

    page = reading.page(client.get("/actors/asean/"))

    belonging = reading.of_class(page, "belonging")
    assert [reading.text(one) for one in belonging] == ["Organs: Forum", "Members: Niger"]
    assert [link.get("href") for one in belonging for link in one.iter("a")] == [
        "/actors/forum/",
        "/actors/niger/",
    ]


def test_actor_page_leads_to_a_comparison(client, record):
    links = [link.get("href") for link in reading.page(client.get("/actors/niger/")).iter("a")]

    assert "/timeline/compare/?actor=niger" in links


def test_actor_without_entries_has_neither_chart_nor_lists(client):
    factories.make_actor("Niger")

    response = client.get("/actors/niger/")

    page = reading.page(response)
    assert [reading.of_class(page, name) for name in ("chart", "tallies", "short-year")] == [[], [], []]
    assert [reading.text(one) for one in reading.of_class(page, "empty")] == ["No entries yet."]


def test_actor_page_describes_itself(client):
    factories.make_actor("Niger")

    metas = reading.page(client.get("/actors/niger/")).iter("meta")

    assert [meta.get("content") for meta in metas if meta.get("name") == "description"] == [
        "What Niger did in cyber diplomacy, year by year, as what, and with whom."
    ]


def test_domain_page_has_its_years_its_chart_and_its_leading_actors(client, record):
    response = client.get("/domains/cybercrime/")

    assert list(years(response)) == ["2021", "2019", "2011", "2010"]
    assert reading.bars(response)["2021: 2 entries"] == "/timeline/?domain=cybercrime&year=2021"
    found = tallies(response, "Leading actors")
    assert [(name, number) for name, number, _address in found] == [
        ("Indonesia", 2),
        ("Niger", 2),
        ("Nigeria", 2),
        ("ASEAN", 1),
    ]
    assert [reading.announced(client.get(address)) for _name, _number, address in found] == [2, 2, 2, 1]


def test_domain_page_leads_to_who_acts_where(client, record):
    links = [link.get("href") for link in reading.page(client.get("/domains/norms/")).iter("a")]

    assert "/timeline/who-acts-where/?domain=norms" in links


@pytest.mark.parametrize("address", ["/actors/niger/", "/domains/norms/"])
def test_essays_that_cite_an_entry_stand_on_the_page_of_its_actor_and_domain(client, blogger, address):
    """T15: each essay once; those of other entries and drafts stay away."""
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    for slug in ("one", "two"):
        factories.make_entry(slug=slug, actors=[niger], domains=[norms])
    factories.make_entry(slug="other")
    factories.make_article(by=blogger, title="Both", body="<p>[[one]] [[two]]</p>")
    factories.make_article(by=blogger, title="Elsewhere", body="<p>[[other]]</p>")
    factories.make_draft(by=blogger, title="Unpublished", body="<p>[[one]]</p>")

    page = reading.page(client.get(address))

    section = next(one for one in page.iter("section") if one.get("aria-labelledby") == "citing-title")
    assert [reading.text(teaser.find("h3")) for teaser in reading.of_class(section, "teaser")] == ["Both"]


def test_second_page_keeps_its_years_and_jumps_between_pages(client):
    niger = factories.make_actor("Niger")
    for place in range(60):
        factories.make_entry(actors=[niger], date=str(2013 + place // 30))

    response = client.get("/actors/niger/?page=2")

    (jump,) = reading.of_class(reading.page(response), "year-jump")
    assert [link.get("href") for link in jump.iter("a")] == [
        "/actors/niger/#year-2014",
        "/actors/niger/#year-2013",
    ]
    assert list(years(response)) == ["2013"]
