"""timeline/facets/options.py: counts beside filter values."""

from datetime import date

import pytest
import time_machine

from tests import factories
from tests.timeline import reading
from tests.timeline.record import VALUES

pytestmark = pytest.mark.django_db
BASES = [{}, {"actor": ["indonesia"], "domain": ["norms"], "year": ["2020"]}, {"kind": ["law"], "to": "2020"}]


@pytest.mark.parametrize("base", BASES, ids=["all", "narrow", "empty"])
def test_every_count_is_the_number_of_rows_after_choosing_the_value(client, record, base):
    """T6: for every value of every facet, its own facet ignored."""
    start = client.get("/timeline/", base, follow=True)
    wrong = {}

    for facet in ("actor", "domain", "kind", "year"):
        for value, count in reading.counts(start, facet).items():
            chosen = client.get("/timeline/", {**base, facet: [value]}, follow=True)
            if not count == reading.announced(chosen) == len(reading.titles(chosen)):
                wrong[facet, value] = (count, reading.announced(chosen))

    assert wrong == {}


@pytest.mark.parametrize("base", BASES, ids=["all", "narrow", "empty"])
def test_values_without_entries_stay_listed_in_their_order(client, record, base):
    """T6: zero values are listed; nothing jumps while one filters."""
    response = client.get("/timeline/", base, follow=True)

    for facet, values in VALUES.items():
        assert list(reading.counts(response, facet)) == values


@pytest.mark.parametrize("base", [*BASES, {"actor": "nigeria"}], ids=["all", "narrow", "empty", "closed"])
@time_machine.travel(date(2026, 11, 22), tick=False)
def test_year_facet_is_chronological_and_stands_still(client, record, base):
    """T2, T6: every year from the first to the last of the record, whatever is chosen."""
    response = client.get("/timeline/", base, follow=True)

    assert list(reading.counts(response, "year")) == [str(year) for year in range(2009, 2027)]


@time_machine.travel(date(2026, 11, 22), tick=False)
def test_an_open_end_counts_until_this_year(client):
    """T2: what has not ended goes on; what is planned counts in its own year."""
    factories.make_entry(date="2024/..")
    factories.make_entry(date="2028/..")

    response = client.get("/timeline/")

    assert reading.counts(response, "year") == {"2024": 1, "2025": 1, "2026": 1, "2027": 0, "2028": 1}


def test_year_facet_offers_only_years_that_can_be_chosen(client):
    """T2: an entry of 1865 (the founding of the ITU) is on the record like any other."""
    factories.make_entry(date="1865-05-17", title_en="ITU")
    offered = next(iter(reading.counts(client.get("/timeline/"), "year")))

    response = client.get(f"/timeline/?year={offered}")

    assert (response.status_code, reading.titles(response)) == (200, ["ITU"])


def test_facets_of_an_empty_record_offer_no_year(client):
    factories.make_actor("Niger")

    response = client.get("/timeline/")

    assert reading.counts(response, "year") == {}
    assert reading.counts(response, "actor") == {"niger": 0}
    assert reading.titles(response) == []


def test_a_facet_is_open_when_one_of_its_values_is_chosen(client, record):
    response = client.get("/timeline/?actor=asean&year=2020")

    boxes = {facet: reading.of_class(reading.page(response), f"facet-{facet}")[0] for facet in VALUES}
    assert {facet: box.get("open") is not None for facet, box in boxes.items()} == {
        "actor": True,
        "domain": False,
        "kind": False,
    }
    assert reading.chosen(response, "actor") == ["asean"]
    assert reading.chosen(response, "year") == ["2020"]


@pytest.mark.parametrize("prefix", ["", "/id"])
def test_actors_are_listed_by_their_name_in_the_readers_language(client, prefix):
    factories.make_actor("Germany", name_id="Jerman")
    factories.make_actor("Egypt", name_id="Mesir")
    factories.make_actor("Japan", name_id="Jepang")

    response = client.get(f"{prefix}/timeline/")

    by_language = {"": ["egypt", "germany", "japan"], "/id": ["japan", "germany", "egypt"]}
    assert list(reading.counts(response, "actor")) == by_language[prefix]


def test_a_stray_century_adds_its_own_years_only(client):
    """A slip such as 1201 for 2011 must not fill the form with eight hundred empty years."""
    for year in ("2011", "2014", "1201"):
        factories.make_entry(date=year)

    assert reading.counts(client.get("/timeline/"), "year") == {"1201": 1, "2011": 1, "2014": 1}
