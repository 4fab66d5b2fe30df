"""“Who acts where”: actors by domains, each number with the address of its entries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import factories
from tests.timeline import reading
from timeline.heat import STEPS, step

pytestmark = pytest.mark.django_db
ADDRESS = "/timeline/who-acts-where/"
VIEWS = [
    {},
    {"domain": ["norms", "capacity"], "kind": ["institution", "negotiation"]},
    {"actor": ["asean", "niger"], "to": "2019"},
    {"actor": ["asean", "indonesia"], "actor_mode": "all"},
    {"year": ["2020", "2021"], "sort": "oldest"},
]


def rows(response):
    """Actor -> heading of a column -> number, address and shading."""
    found = reading.of_class(reading.page(response), "heat")
    if not found:
        return {}
    head, *body = list(found[0].iter("tr"))
    columns = [reading.text(cell) for cell in head][1:]
    return {
        reading.text(row[0]): {name: _cell(cell) for name, cell in zip(columns, row[1:], strict=True)}
        for row in body
    }


def _cell(cell):
    link = cell.find("a")
    return int(reading.text(cell)), None if link is None else link.get("href"), cell.get("class")


@pytest.mark.parametrize("view", VIEWS)
def test_every_number_is_the_number_of_entries_at_its_address(client, record, view):
    wrong = {}

    for actor, cells in rows(client.get(ADDRESS, view, follow=True)).items():
        for column, (number, address, _shade) in cells.items():
            if (number == 0) != (address is None):
                wrong[actor, column] = number
            elif address and reading.announced(client.get(address)) != number:
                wrong[actor, column] = (number, address)

    assert rows(client.get(ADDRESS, view, follow=True))
    assert wrong == {}


def test_table_shows_the_leading_actors_with_the_most_first(client):
    norms = factories.make_domain("Norms")
    for number in range(16):
        factories.make_entry(actors=[factories.make_actor(f"Actor {number:02}")], domains=[norms])
    busy = factories.make_actor("Busy")
    for _number in range(2):
        factories.make_entry(actors=[(busy, "host"), (busy, "author")], domains=[norms])

    found = rows(client.get(ADDRESS))

    assert list(found) == ["Busy", *[f"Actor {number:02}" for number in range(14)]]
    assert found["Busy"] == {
        "Entries": (2, "/timeline/?actor=busy", "heat-total"),
        "Norms": (2, "/timeline/?actor=busy&domain=norms", "heat-5"),
    }
    assert found["Actor 00"]["Norms"] == (1, "/timeline/?actor=actor-00&domain=norms", "heat-4")


def test_chosen_actors_and_domains_stand_alone(client, record):
    found = rows(client.get(ADDRESS, {"actor": ["niger", "asean"], "domain": ["norms"]}, follow=True))

    assert {actor: list(cells) for actor, cells in found.items()} == {
        "ASEAN": ["Entries", "Norms"],
        "Niger": ["Entries", "Norms"],
    }


def test_view_is_named_and_leads_back_to_the_timeline(client, record):
    page = reading.page(client.get(f"{ADDRESS}?actor=niger&kind=law&page=2"))

    (chosen,) = reading.of_class(page, "chosen-view")
    assert reading.text(chosen) == "Only entries that match: Niger, Law"
    links = [link.get("href") for box in reading.of_class(page, "ways-on") for link in box.iter("a")]
    assert links == ["/timeline/?actor=niger&kind=law", "/actors/", "/timeline/compare/"]


def test_view_without_entries_says_so(client, record):
    response = client.get(f"{ADDRESS}?kind=sanction")

    assert rows(response) == {}
    assert [reading.text(one) for one in reading.of_class(reading.page(response), "empty")] == [
        "No entry matches. Take a filter away to see more."
    ]


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ("from=20x3", "From year: “20x3” is not a year between 1000 and 2999."),
        ("colour=red", "“colour” is not a filter of the timeline."),
    ],
)
def test_bad_filter_is_named_and_shows_nothing(client, record, query, error):
    response = client.get(f"{ADDRESS}?{query}")

    assert (response.status_code, reading.errors(response), rows(response)) == (400, [error], {})


def test_table_has_a_caption_and_headings_for_rows_and_columns(client, record):
    (table,) = reading.of_class(reading.page(client.get(ADDRESS)), "heat")

    assert reading.text(table.find("caption")).startswith("Number of entries of each actor")
    scopes = [heading.get("scope") for heading in table.iter("th")]
    assert scopes == ["col"] * 5 + ["row"] * 5


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_table_asks_five_questions(client, django_assert_num_queries, number_of_rows):
    for number in range(number_of_rows):
        actor, domain = factories.make_actor(f"Actor {number}"), factories.make_domain(f"Domain {number}")
        factories.make_entry(actors=[actor], domains=[domain])

    with django_assert_num_queries(5):
        response = client.get(ADDRESS)

    assert len(rows(response)) == number_of_rows


def test_table_answers_to_get_and_head_only(client):
    statuses = [getattr(client, verb)(ADDRESS).status_code for verb in ("get", "head", "post", "put")]

    assert statuses == [200, 200, 405, 405]


@given(st.integers(0, 500), st.integers(1, 500))
def test_shading_has_five_steps_and_none_for_nothing(count, strongest):
    if count > strongest:
        return
    found = step(count, strongest)

    assert (found == 0) == (count == 0)
    assert found <= STEPS
    assert step(strongest, strongest) == STEPS
    assert found <= step(min(count + 1, strongest), strongest)
