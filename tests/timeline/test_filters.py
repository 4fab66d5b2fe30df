"""timeline/filters.py: OR inside a facet, AND between facets, overlap in time."""

from urllib.parse import urlencode

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import factories
from tests.timeline import reading
from tests.timeline.record import VALUES, Choice, expected, expected_counts
from timeline.filter_fields import clean_year
from timeline.models import ActorAlias

pytestmark = pytest.mark.django_db


def titles(client, query):
    response = client.get("/timeline/", query, follow=True)
    return sorted(reading.titles(response))


def test_actor_niger_never_finds_entries_of_nigeria(client, record):
    """T1: an actor is found by its exact slug."""
    assert titles(client, {"actor": "niger"}) == ["Law", "Letter", "Pact"]
    assert titles(client, {"actor": "nigeria"}) == ["Breach", "Pact"]


def test_part_of_an_actor_name_finds_nothing(client, record):
    """T1: no substrings."""
    response = client.get("/timeline/?actor=nige")

    assert response.status_code == 400
    assert reading.titles(response) == []


@pytest.fixture
def aliases(record):
    with override("en"):
        niger = factories.Actor.objects.get(slug="niger")
    factories.Actor.objects.filter(slug="indonesia").update(iso3166="ID")
    ActorAlias.objects.create(actor=niger, name="Republic of Niger", slug="republic-of-niger")


@pytest.mark.parametrize("prefix", ["", "/id"])
@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("actor=republic-of-niger", "?actor=niger"),
        ("actor=Republic-Of-Niger", "?actor=niger"),
        ("actor=ID", "?actor=indonesia"),
        ("actor=id", "?actor=indonesia"),
        ("actor=NIGER", "?actor=niger"),
        ("actor=republic-of-niger&actor=niger&actor=ID", "?actor=indonesia&actor=niger"),
        ("actor=ID&year=2020&actor_mode=all", "?actor=indonesia&actor_mode=all&year=2020"),
    ],
)
def test_alias_or_code_leads_to_the_actors_own_slug(client, aliases, prefix, query, target):
    """T1: one address per view, whatever name was used."""
    response = client.get(f"{prefix}/timeline/?{query}")

    assert (response.status_code, response.headers["Location"]) == (302, f"{prefix}/timeline/{target}")


def test_alias_finds_what_the_actor_finds(client, aliases):
    """T1: following the redirect shows the actor's entries."""
    assert titles(client, {"actor": "republic-of-niger"}) == ["Law", "Letter", "Pact"]
    assert titles(client, {"actor": ["ID", "asean"], "kind": ["negotiation", "law", "strategy"]}) == [
        "Law",
        "Plan",
        "Talks",
    ]


@pytest.mark.parametrize("slug", ["open_ended", "EU", "g7"])
def test_every_slug_an_actor_may_have_can_be_filtered_by(client, slug):
    """T1: what the desk accepts as an actor's address works in the filter."""
    actor = factories.Actor(slug=slug, name_en="Group", name_id="Kelompok", kind="alliance")
    try:
        actor.full_clean()
    except ValidationError:
        return
    actor.save()
    factories.make_entry(actors=[actor], title_en="Meeting")

    assert titles(client, {"actor": slug}) == ["Meeting"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"year": "2020"}, ["Centre", "Forum", "Report", "Talks"]),
        ({"year": "2009"}, ["Letter", "Plan", "Workshop"]),
        ({"year": ["2010", "2021"]}, ["Breach", "Centre", "Forum", "Law", "Talks"]),
        ({"year": "2011"}, ["Breach", "Pact"]),
        ({"year": "2035"}, []),
        ({"year": "2008"}, []),
        ({"from": "2021"}, ["Centre", "Forum", "Law", "Talks"]),
        ({"to": "2010"}, ["Breach", "Letter", "Plan", "Workshop"]),
        ({"from": "2010", "to": "2012"}, ["Breach", "Centre", "Pact"]),
        ({"from": "2013", "to": "2013"}, ["Centre"]),
    ],
)
def test_time_is_filtered_by_overlap(client, record, query, found):
    """T2: a 2019/2021 process is found under 2020, an open-ended one under every year until this one."""
    assert titles(client, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"domain": "capacity"}, ["Centre", "Forum", "Law", "Plan"]),
        (
            {"domain": ["capacity", "cybercrime"]},
            ["Breach", "Centre", "Forum", "Law", "Pact", "Plan", "Talks"],
        ),
        ({"domain": "cybercrime", "actor": "indonesia"}, ["Law", "Talks"]),
        ({"kind": ["law", "report"]}, ["Law", "Report"]),
        ({"kind": "law", "year": "2020"}, []),
    ],
)
def test_values_of_a_facet_add_up_and_facets_narrow(client, record, query, found):
    """T3, T5: OR inside a facet, AND between facets; an entry has several domains."""
    assert titles(client, query) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"actor": ["indonesia", "asean"]}, ["Centre", "Forum", "Law", "Plan", "Talks", "Workshop"]),
        ({"actor": ["indonesia", "asean"], "actor_mode": "all"}, ["Forum", "Talks"]),
        ({"actor": ["indonesia", "asean", "estonia"], "actor_mode": "all"}, ["Forum"]),
        ({"actor": ["indonesia", "nigeria"], "actor_mode": "all"}, []),
        ({"actor": ["asean"], "actor_mode": "all"}, ["Forum", "Plan", "Talks"]),
        ({"actor": ["indonesia", "asean"], "actor_mode": "all", "year": "2019"}, ["Talks"]),
    ],
)
def test_actor_mode_all_wants_every_actor(client, record, query, found):
    """T5: actor_mode=all is AND, any is OR."""
    assert titles(client, query) == found


def test_an_actor_in_two_roles_gives_one_row(client):
    niger = factories.make_actor("Niger")
    factories.make_entry(actors=[(niger, "host"), (niger, "proposer")], title_en="Summit")

    response = client.get("/timeline/?actor=niger")

    assert reading.titles(response) == ["Summit"]
    assert reading.counts(response, "actor") == {"niger": 1}


def test_oldest_first_puts_a_bare_year_before_dated_entries(client, record):
    """T9: “2009” comes before March 2009, and that before 17 March 2009."""
    response = client.get("/timeline/?to=2010&sort=oldest")

    assert reading.titles(response) == ["Plan", "Letter", "Workshop", "Breach"]


@pytest.mark.parametrize("text", ["2013", " 2013 "])
def test_clean_year_reads_a_year(text):
    assert clean_year(text) == 2013


@pytest.mark.parametrize(
    "text", ["abc", "", "99999", "0999", "3000", "-2013", "2013.0", "٢٠١٣", "2013\x00", "02013", "020130"]
)
def test_clean_year_refuses_anything_else(text):
    with pytest.raises(ValidationError, match="is not a year between 1000 and 2999"):
        clean_year(text)


YEARS = st.integers(2007, 2030)


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=3)


CHOICES = st.builds(
    Choice,
    actor=some(VALUES["actor"]),
    domain=some(VALUES["domain"]),
    kind=some(VALUES["kind"]),
    year=st.lists(YEARS, unique=True, max_size=2),
    first=st.none() | YEARS,
    last=st.none() | YEARS,
    is_all=st.booleans(),
    is_oldest=st.booleans(),
).filter(lambda choice: not (choice.first and choice.last) or choice.first <= choice.last)


# No shrinking: each example asks for a page, and the choices are small as they are.
@settings(
    max_examples=30,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(choice=CHOICES)
def test_rows_and_counts_are_those_of_a_plain_reimplementation(client, record, choice):
    """T6: random combinations of filters, compared with lists and sets in Python."""
    address = f"{reverse('timeline:index')}?{urlencode(choice.query(), doseq=True)}"

    response = client.get(address, follow=True)

    rows = [row.title for row in expected(record, choice)]
    assert (reading.titles(response), reading.announced(response)) == (rows, len(rows))
    for facet, values in VALUES.items():
        assert reading.counts(response, facet) == expected_counts(record, choice, facet, values)
    shown = reading.counts(response, "year")
    assert shown == expected_counts(record, choice, "year", list(shown))
