"""timeline/loading/actors.py: regions, outside identifiers and memberships."""

import pytest

from tests.timeline import facts
from timeline.loading import DETAIL_COLUMNS, MEMBERSHIP_COLUMNS
from timeline.models import Actor, Membership
from timeline.tables import LoadError


def details():
    return Actor.objects.values_list("region", "wikidata", "ror").get(slug="niger")


def test_actor_gets_its_region_and_identifiers(load):
    tally = load()

    assert details() == ("sub-saharan-africa", "Q1032", "")
    assert tally["actor_details.csv", "added"] == 1


def test_actor_without_details_gets_them_later(load):
    load()
    Actor.objects.filter(slug="niger").update(region="", wikidata="")

    tally = load()

    assert details() == ("sub-saharan-africa", "Q1032", "")
    assert tally["actor_details.csv", "added"] == 1


def test_edited_details_are_kept_unless_updating(load):
    load()
    Actor.objects.filter(slug="niger").update(region="", wikidata="Q1")

    kept = load()
    after_keeping = details()
    changed = load(is_updating=True)

    assert (after_keeping, details()) == (("", "Q1", ""), ("sub-saharan-africa", "Q1032", ""))
    assert (kept["actor_details.csv", "kept"], changed["actor_details.csv", "changed"]) == (1, 1)


def test_row_without_details_leaves_the_actor_the_same(load, files):
    facts.write(files, "actor_details.csv", DETAIL_COLUMNS, [["niger", "", "", ""]])

    tally = load()

    assert (details(), tally["actor_details.csv", "same"]) == (("", "", ""), 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["chad", "", "", ""], "there is no actor “chad”"),
        (["niger", "africa", "", ""], "region: "),
        (["niger", "", "1032", ""], "wikidata: "),
        (["niger", "", "", "https://ror.org/00njsd438"], "ror: "),
    ],
)
def test_bad_details_are_named_with_their_line(load, files, row, reason):
    facts.write(files, "actor_details.csv", DETAIL_COLUMNS, [row])

    with pytest.raises(LoadError) as caught:
        load()

    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("actor_details.csv", 2)
    assert problem.reason.startswith(reason)


def test_period_that_became_known_is_not_a_second_membership(load, files):
    load()
    row = ["niger", "asean", "member", "2001-02-03/.."]
    facts.write(files, "memberships.csv", MEMBERSHIP_COLUMNS, [row])

    kept = load()
    changed = load(is_updating=True)

    assert [membership.period for membership in Membership.objects.all()] == ["2001-02-03/.."]
    assert (kept["memberships.csv", "kept"], changed["memberships.csv", "changed"]) == (1, 1)


def test_membership_is_found_among_several_of_the_same_two(load):
    load()
    niger, asean = Actor.objects.get(slug="niger"), Actor.objects.get(slug="asean")
    Membership.objects.create(actor=niger, body=asean, relation="member", period="1990/1995")

    tally = load(is_updating=True)

    assert tally["memberships.csv", "same"] == 1
    assert Membership.objects.count() == 2
