"""timeline/facets/standing_for.py: organs and members of actors."""

import pytest

from tests import factories
from tests.timeline import reading
from timeline.facets.standing_for import Deputies, Deputy, deputies
from timeline.models import Membership

pytestmark = pytest.mark.django_db


@pytest.fixture
def actors():
    names = ("Indonesia", "BSSN", "BSSN unit", "ASEAN", "Myanmar", "Niger")
    made = {name: factories.make_actor(name) for name in names}
    for actor, body, relation, period in [
        ("BSSN", "Indonesia", "organ", ""),
        ("BSSN unit", "BSSN", "organ", ""),
        ("Indonesia", "ASEAN", "member", "1967-08-08/.."),
        ("Myanmar", "ASEAN", "member", "1997-07-23/2030"),
        ("Niger", "ASEAN", "member", ""),
    ]:
        Membership.objects.create(actor=made[actor], body=made[body], relation=relation, period=period)
    return made


def names_of(found, actors):
    names = {actor.pk: name for name, actor in actors.items()}
    return [(names[one.actor], one.first, one.last) for one in found]


def test_organs_of_organs_stand_for_an_actor(actors):
    found = deputies().of(actors["Indonesia"].pk, has_members=False)

    assert names_of(found, actors) == [("BSSN", None, None), ("BSSN unit", None, None)]


def test_members_stand_for_a_body_only_where_wanted_and_only_while_they_were(actors):
    body = actors["ASEAN"].pk

    assert deputies().of(body, has_members=False) == []
    assert names_of(deputies().of(body, has_members=True), actors) == [
        ("Indonesia", 1967, None),
        ("BSSN", 1967, None),
        ("BSSN unit", 1967, None),
        ("Myanmar", 1997, 2030),
        ("Niger", None, None),
    ]


def test_circle_of_organs_ends(actors):
    Membership.objects.create(actor=actors["Indonesia"], body=actors["BSSN unit"], relation="organ")

    found = deputies().of(actors["Indonesia"].pk, has_members=False)

    assert sorted(names_of(found, actors)) == [("BSSN", None, None), ("BSSN unit", None, None)]


def test_nobody_stands_for_an_actor_without_memberships():
    assert Deputies().of(1, has_members=True) == []
    assert Deputies(members={1: [Deputy(2)]}).of(1, has_members=True) == [Deputy(2)]


def test_timeline_of_a_state_has_the_entries_of_its_organs(client, actors):
    """T1: its own and its organs', with a count that says so; not those of a member."""
    factories.make_entry(title_en="Of the state", date="2020", actors=[actors["Indonesia"]])
    factories.make_entry(title_en="Of its agency", date="2021", actors=[actors["BSSN unit"]])
    factories.make_entry(title_en="Of another", actors=[actors["Niger"]])

    response = client.get("/timeline/?actor=indonesia")

    assert reading.titles(response) == ["Of its agency", "Of the state"]
    assert reading.counts(response, "actor")["indonesia"] == 2


def test_members_are_taken_along_when_the_box_is_ticked(client, actors):
    """T1: the toggle is explicit, and an entry counts only from the year of accession on."""
    factories.make_entry(title_en="Before", date="1990", actors=[actors["Myanmar"]])
    factories.make_entry(title_en="After", date="2005", actors=[actors["Myanmar"]])

    without = client.get("/timeline/?actor=asean")
    with_members = client.get("/timeline/?actor=asean&members=yes")

    assert (reading.titles(without), reading.titles(with_members)) == ([], ["After"])
    assert reading.counts(with_members, "actor")["asean"] == 1
