"""T16: two or three actors side by side."""

import pytest
from django.utils.translation import override

from tests import factories
from tests.timeline import reading
from timeline.models import ActorAlias

pytestmark = pytest.mark.django_db
ADDRESS = "/timeline/compare/"


def placed(response):
    """Year -> for each entry its class, whose it is said to be, and its title."""
    sections = reading.of_class(reading.page(response), "compare-year")
    return {
        reading.text(section.find("h3")): [
            (item.get("class"), reading.text(item.find("p")), reading.text(item.find("h4")))
            for item in section.iter("li")
        ]
        for section in sections
    }


def table(response):
    """Row -> numbers and addresses of the actors."""
    (found,) = reading.of_class(reading.page(response), "compare-table")
    rows = list(found.iter("tr"))[1:]
    return {reading.text(row[0]): [_number(cell) for cell in row[1:]] for row in rows}


def _number(cell):
    link = cell.find("a")
    return int(reading.text(cell)), None if link is None else link.get("href")


def chosen(response):
    """What the three lists of the form show, and the filters it keeps."""
    (form,) = reading.of_class(reading.page(response), "compare-form")
    selected = [
        next((one.get("value") for one in field.iter("option") if one.get("selected") is not None), "")
        for field in form.iter("select")
    ]
    kept = [(one.get("name"), one.get("value")) for one in form.iter("input")]
    return selected, kept


def test_entries_stand_under_their_actor_and_shared_ones_across(client, record):
    response = client.get(f"{ADDRESS}?actor=indonesia&actor=asean")

    assert placed(response) == {
        "2021": [("in-1", "Indonesia", "Law")],
        "2020": [("is-shared", "Shared: Indonesia, ASEAN", "Forum")],
        "2019": [("is-shared", "Shared: Indonesia, ASEAN", "Talks")],
        "2012": [("in-1", "Indonesia", "Centre")],
        "2009": [("in-1", "Indonesia", "Workshop"), ("in-2", "ASEAN", "Plan")],
    }


def test_columns_stand_in_the_order_that_was_asked_for(client, record):
    response = client.get(f"{ADDRESS}?actor=nigeria&actor=indonesia&actor=estonia&to=2012")

    assert placed(response)["2009"] == [("is-shared", "Shared: Indonesia, Estonia", "Workshop")]
    assert placed(response)["2012"] == [("in-2", "Indonesia", "Centre")]
    assert placed(response)["2011"] == [("in-1", "Nigeria", "Pact")]
    assert chosen(response) == (["nigeria", "indonesia", "estonia"], [("to", "2012")])


KEPT = "kind=institution&kind=law&from=2012"
NUMBERS = {
    # Indonesia, Niger, ASEAN
    "Norms": (1, 0, 1),
    "Capacity": (3, 1, 1),
    "Cybercrime": (1, 1, 0),
    "All entries": (3, 1, 1),
}


def numbered(name, numbers):
    """The cells of one row: each number with its address, and a zero with none."""
    domain = "" if name == "All entries" else f"&domain={name.lower()}"
    addresses = [f"/timeline/?actor={slug}{domain}&{KEPT}" for slug in ("indonesia", "niger", "asean")]
    pairs = zip(numbers, addresses, strict=True)
    return [(number, address if number else None) for number, address in pairs]


def test_numbers_by_domain_are_those_of_their_addresses(client, record):
    """The other filters stay, in the numbers and in their addresses."""
    response = client.get(
        f"{ADDRESS}?actor=indonesia&actor=niger&actor=asean&from=2012&kind=law&kind=institution"
    )

    found = table(response)
    assert found == {name: numbered(name, numbers) for name, numbers in NUMBERS.items()}
    for row in found.values():
        for number, address in row:
            assert address is None or reading.announced(client.get(address)) == number


def test_other_names_lead_to_the_actor_and_empty_lists_are_left_out(client, record):
    indonesia = factories.make_actor("Viet Nam")
    ActorAlias.objects.create(actor=indonesia, name="Vietnam", slug="vietnam")

    response = client.get(f"{ADDRESS}?actor=Vietnam&actor=&actor=asean&actor=asean&actor_mode=all")

    assert response.status_code == 200
    assert chosen(response) == (["viet-nam", "asean", ""], [])


def test_page_without_actors_is_the_form_alone(client, record):
    response = client.get(ADDRESS)

    page = reading.page(response)
    assert response.status_code == 200
    assert chosen(response) == (["", "", ""], [])
    assert [reading.of_class(page, name) for name in ("errors", "banner", "compare-table")] == [[], [], []]


def test_single_actor_is_asked_for_company(client, record):
    response = client.get(f"{ADDRESS}?actor=asean&kind=law")

    page = reading.page(response)
    assert response.status_code == 200
    assert [reading.text(one) for one in reading.of_class(page, "banner")] == [
        "Choose at least one more actor to compare with."
    ]
    assert chosen(response) == (["asean", "", ""], [("kind", "law")])
    assert reading.of_class(page, "compare-table") == []


@pytest.mark.parametrize(
    ("query", "errors", "form"),
    [
        (
            "actor=asean&actor=estonia&actor=indonesia&actor=niger",
            ["Actor: At most 3 actors can be compared."],
            ["asean", "estonia", "indonesia"],
        ),
        (
            "actor=asean&actor=nobody",
            ["Actor: Select a valid choice. nobody is not one of the available choices."],
            ["asean", "", ""],
        ),
        (
            "actor=asean&actor=niger&from=20x3",
            ["From year: “20x3” is not a year between 1000 and 2999."],
            ["asean", "niger", ""],
        ),
        (
            "actor=asean&actor=niger&colour=red",
            ["“colour” is not a filter of the timeline."],
            ["asean", "niger", ""],
        ),
        ("actor=asean&actor=niger&page=x", ["“x” is not a page number."], ["asean", "niger", ""]),
    ],
)
def test_bad_choice_is_named_and_the_form_comes_back_filled_in(client, record, query, errors, form):
    response = client.get(f"{ADDRESS}?{query}")

    assert (response.status_code, reading.errors(response)) == (400, errors)
    assert chosen(response)[0] == form
    assert placed(response) == {}


def test_page_that_there_is_not_is_named(client, record):
    response = client.get(f"{ADDRESS}?actor=asean&actor=niger&page=2")

    assert (response.status_code, reading.errors(response)) == (
        404,
        ["Page 2 does not exist: there is 1 page."],
    )


def test_long_comparison_goes_on_over_the_page(client):
    niger, chad = factories.make_actor("Niger"), factories.make_actor("Chad")
    for place in range(61):
        factories.make_entry(actors=[niger if place % 2 else chad])

    first = client.get(f"{ADDRESS}?actor=niger&actor=chad")
    second = client.get(f"{ADDRESS}?actor=niger&actor=chad&page=2")

    assert [sum(map(len, placed(answer).values())) for answer in (first, second)] == [60, 1]
    assert table(first) == table(second)


def test_actors_without_entries_can_be_compared(client):
    for name in ("Niger", "Chad"):
        factories.make_actor(name)

    response = client.get(f"{ADDRESS}?actor=niger&actor=chad")

    assert table(response) == {"All entries": [(0, None), (0, None)]}
    assert placed(response) == {}


@pytest.mark.parametrize("publication", ["draft", "withdrawn"])
def test_entries_that_are_not_published_are_in_no_comparison(client, publication):
    actors = [factories.make_actor("Niger"), factories.make_actor("Chad")]
    factories.make_entry(title_en="Secret", actors=actors, publication=publication)

    response = client.get(f"{ADDRESS}?actor=niger&actor=chad")

    assert "Secret" not in response.content.decode()


def test_actors_are_offered_in_the_readers_language(client):
    factories.make_actor("Germany", name_id="Jerman")
    factories.make_actor("Japan", name_id="Jepang")

    page = reading.page(client.get(f"/id{ADDRESS}"))

    first = next(page.iter("select"))
    with override("id"):
        assert [reading.text(option) for option in first] == ["–", "Jepang", "Jerman"]


@pytest.mark.parametrize("number_of_rows", [1, 3])
def test_comparison_asks_the_same_number_of_questions(client, django_assert_num_queries, number_of_rows):
    actors = [factories.make_actor("Niger"), factories.make_actor("Chad")]
    for number in range(number_of_rows):
        factories.make_entry(actors=actors, domains=[factories.make_domain(f"Domain {number}")])

    with django_assert_num_queries(12):
        response = client.get(f"{ADDRESS}?actor=niger&actor=chad")

    assert len(placed(response)["2013"]) == number_of_rows


def test_comparison_answers_to_get_and_head_only(client):
    statuses = [getattr(client, verb)(ADDRESS).status_code for verb in ("get", "head", "post", "put")]

    assert statuses == [200, 200, 405, 405]


def test_comparisons_are_kept_out_of_search_engines_but_the_form_is_not(client, record):
    def robots(address):
        metas = reading.page(client.get(address)).iter("meta")
        return [meta.get("content") for meta in metas if meta.get("name") == "robots"]

    assert robots(ADDRESS) == []
    assert robots(f"{ADDRESS}?actor=asean&actor=niger") == ["noindex,follow"]
