"""T17, T18, T31: the timeline by year: headings, jumps, the chart, what is coming and under way."""

from datetime import date

import pytest
import time_machine

from tests import factories
from tests.timeline import reading

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
VIEWS = [
    {},
    {"actor": ["indonesia"], "domain": ["norms"]},
    {"actor": ["asean", "indonesia"], "actor_mode": "all", "sort": "oldest"},
    {"year": ["2020"]},
    {"from": "2009", "to": "2020", "kind": ["institution", "conference"]},
]


def bars(response):
    """Year -> where its bar leads, and the number that it announces."""
    said = [(words.split(), address) for words, address in reading.bars(response).items()]
    return {int(words[0].rstrip(":")): (address, int(words[1])) for words, address in said}


def table(response):
    """The rows of the chart's table by their headings, with their numbers."""
    (details,) = reading.of_class(reading.page(response), "chart-table")
    rows = [[reading.text(cell) for cell in row] for row in details.iter("tr")]
    return rows[0], {row[0]: [int(number) for number in row[1:]] for row in rows[1:]}


def jumps(response):
    """Years and where they lead, in order."""
    found = reading.of_class(reading.page(response), "year-jump")
    return {reading.text(link): link.get("href") for box in found for link in box.iter("a")}


def headings(response):
    """Ids and headings of the sections of the list."""
    sections = reading.of_class(reading.page(response), "timeline-year")
    return {section.get("id"): reading.text(section.find("h2")) for section in sections}


def block(response, title):
    """The titles in one of the two blocks above the list."""
    for box in reading.of_class(reading.page(response), "now"):
        for section in box.iter("section"):
            if reading.text(section.find("h2")) == title:
                return [reading.text(link) for link in section.iter("a")]
    return None


@pytest.mark.parametrize("view", VIEWS)
@time_machine.travel(TODAY, tick=False)
def test_every_bar_leads_to_its_year_with_as_many_entries_as_it_says(client, record, view):
    """T17: the bars follow the filter; the one of the chosen year leads back to all years."""
    start = client.get("/timeline/", view, follow=True)
    wrong = {}

    for year, (address, number) in bars(start).items():
        target = client.get(address)
        is_chosen = str(year) in view.get("year", ())
        expected = reading.announced(client.get("/timeline/")) if is_chosen else number
        if (target.status_code, reading.announced(target)) != (200, expected):
            wrong[year] = (address, number)

    assert bars(start)
    assert wrong == {}


@time_machine.travel(TODAY, tick=False)
def test_table_has_the_numbers_of_every_year_and_domain(client, record):
    """T17: an entry in two domains counts in both; the column of all counts it once."""
    head, rows = table(client.get("/timeline/?to=2012"))

    assert head == ["Year", "Entries", "Norms", "Capacity", "Cybercrime"]
    assert {year: rows[year] for year in ("2009", "2010", "2011", "2012", "2026")} == {
        "2009": [3, 3, 1, 0],
        "2010": [1, 0, 0, 1],
        "2011": [2, 0, 0, 2],
        "2012": [1, 0, 1, 0],
        "2026": [1, 0, 1, 0],
    }


@time_machine.travel(TODAY, tick=False)
def test_chart_stands_still_while_a_year_is_chosen(client, record):
    whole, chosen = client.get("/timeline/?actor=asean"), client.get("/timeline/?actor=asean&year=2020")

    assert table(chosen) == table(whole)
    marked = [
        reading.text(link.find(f"{reading.SVG}title"))
        for link in reading.page(chosen).iter(f"{reading.SVG}a")
        if link.get("aria-current") == "true"
    ]
    assert marked == ["2020: 2 entries"]


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_drawing_has_points_in_its_numbers_in_every_language(client, record, prefix):
    """A comma in a coordinate would break the drawing."""
    (box,) = reading.of_class(reading.page(client.get(f"{prefix}/timeline/")), "chart-scroll")

    numbers = [
        rect.get(name) for rect in box.iter(f"{reading.SVG}rect") for name in ("x", "y", "width", "height")
    ]
    assert numbers
    assert [one for one in numbers if one and "," in one] == []


@pytest.mark.parametrize("address", ["/timeline/?kind=sanction", "/timeline/?from=20x3"])
def test_view_without_entries_has_neither_chart_nor_jump(client, record, address):
    page = reading.page(client.get(address))

    assert reading.of_class(page, "chart") == []
    assert reading.of_class(page, "year-jump") == []


def test_each_jump_leads_to_the_page_and_the_heading_of_its_year(client):
    """T18: 120 entries on three pages; the filter stays."""
    niger = factories.make_actor("Niger")
    for place in range(120):
        factories.make_entry(actors=[niger], date=str(2000 + place // 12))
    factories.make_entry(date="1999")
    start = client.get("/timeline/?actor=niger&page=2")

    found = jumps(start)

    assert list(found) == [str(year) for year in range(2009, 1999, -1)]
    assert found["2009"] == "/timeline/?actor=niger#year-2009"
    assert found["2005"] == "/timeline/?actor=niger#year-2005"
    assert found["2004"] == "#year-2004"
    assert found["2000"] == "/timeline/?actor=niger&page=3#year-2000"
    for year, address in found.items():
        path = address.split("#")[0]
        target = client.get(path) if path else start
        assert headings(target)[f"year-{year}"] == year


def test_jumps_follow_the_order_of_the_list(client, record):
    assert list(jumps(client.get("/timeline/?to=2012&sort=oldest"))) == ["2009", "2010", "2011", "2012"]


def test_list_of_one_year_has_no_jump(client):
    factories.make_entry(date="2013")

    assert jumps(client.get("/timeline/")) == {}


def test_thousand_entries_are_reached_by_heading_and_by_page(client):
    """T18: one heading a year and one for each entry, fifty entries a page."""
    factories.make_entries(str(2000 + place // 40) for place in range(1000))

    response = client.get("/timeline/?page=7")

    page = reading.page(response)
    (listing,) = reading.of_class(page, "timeline-list")
    sections = reading.of_class(listing, "timeline-year")
    assert sum(len(list(section.iter("h2"))) for section in sections) == len(sections)
    assert len(list(listing.iter("h3"))) == 50
    assert len(jumps(response)) == 25


@time_machine.travel(TODAY, tick=False)
def test_coming_entries_stand_in_their_block_the_soonest_first(client):
    """T31: by today's date alone."""
    for title, when in (
        ("Later", "2027"),
        ("Sooner", "2026-12"),
        ("Tomorrow", "2026-11-23"),
        ("Today", "2026-11-22"),
        ("This year", "2026"),
    ):
        factories.make_entry(title_en=title, date=when)
    factories.make_entry(title_en="Hidden", date="2027", publication="draft")

    today = client.get("/timeline/")
    with time_machine.travel(date(2026, 12, 1), tick=False):
        later = client.get("/timeline/")

    assert block(today, "Coming up") == ["Tomorrow", "Sooner", "Later"]
    assert block(later, "Coming up") == ["Later"]
    assert headings(today) == {
        "year-2027": "2027 coming",
        "year-2026": "2026 coming",
        "year-2026-further": "2026",
    }
    assert headings(later) == {"year-2027": "2027 coming", "year-2026": "2026"}


@time_machine.travel(TODAY, tick=False)
def test_what_has_begun_and_goes_on_is_under_way(client):
    """T31: without an end, or in progress; what is over is not, whatever its date."""
    for title, when, status in (
        ("Forum", "2020/..", ""),
        ("Talks", "2021-05", "in-progress"),
        ("Planned talks", "2027/..", "planned"),
        ("Ended", "2019/..", "ended"),
        ("Replaced", "2019/..", "superseded"),
        ("Over", "2019/2020", ""),
    ):
        factories.make_entry(title_en=title, date=when, status=status)

    today = client.get("/timeline/")
    with time_machine.travel(date(2027, 1, 1), tick=False):
        later = client.get("/timeline/")

    assert block(today, "Under way") == ["Talks", "Forum"]
    assert block(later, "Under way") == ["Planned talks", "Talks", "Forum"]


@pytest.mark.parametrize("address", ["/timeline/?kind=agreement", "/timeline/?sort=oldest"])
@time_machine.travel(TODAY, tick=False)
def test_filtered_view_has_coming_entries_in_its_list_only(client, address):
    factories.make_entry(title_en="Later", date="2027")

    response = client.get(address)

    assert block(response, "Coming up") is None
    assert reading.titles(response) == ["Later"]
    assert headings(response) == {"year-2027": "2027 coming"}


@time_machine.travel(TODAY, tick=False)
def test_record_of_the_past_has_no_such_blocks(client):
    factories.make_entry(date="2013")

    assert reading.of_class(reading.page(client.get("/timeline/")), "now") == []


@pytest.mark.parametrize(
    ("view", "comparison"),
    [
        ("", "/timeline/compare/"),
        ("?actor=asean", "/timeline/compare/"),
        (
            "?actor=asean&actor=indonesia&actor_mode=all&kind=law",
            "/timeline/compare/?actor=asean&actor=indonesia&kind=law",
        ),
        ("?actor=asean&actor=estonia&actor=indonesia&actor=niger", "/timeline/compare/"),
    ],
)
def test_view_leads_to_who_acts_where_and_to_a_comparison(client, record, view, comparison):
    """T16: from the timeline, when two or three actors are chosen."""
    page = reading.page(client.get(f"/timeline/{view}"))

    links = {
        reading.text(link): link.get("href")
        for box in reading.of_class(page, "ways-on")
        for link in box.iter("a")
    }
    assert links == {"Who acts where": f"/timeline/who-acts-where/{view}", "Compare actors": comparison}
