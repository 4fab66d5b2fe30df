"""The files of content/vocabulary: whole, well formed, true to the facts and to docs/coding.md."""

import csv
from collections import Counter
from itertools import combinations

import pytest

from cyberdiplomacy import content
from timeline import dates
from timeline.loading.codings import read_roles
from timeline.models import Membership
from timeline.models.choices import Bindingness, Kind, Level, Region, Role, Status
from timeline.sorting import fold
from timeline.tables import listed

ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz"


def read(folder, name):
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def vocabulary(name):
    return read(content.VOCABULARY, name)


ENTRIES = {row["slug"]: row for row in read(content.FACTS, "timeline.csv")}
ACTORS = {row["slug"]: row for row in read(content.FACTS, "actors.csv")}
CODINGS = {row["slug"]: row for row in vocabulary("codings.csv")}
ROLES = {
    slug: read_roles(row["roles"], set(listed(ENTRIES[slug]["actors"]))) for slug, row in CODINGS.items()
}


def of_kind(kind):
    return [slug for slug, row in ENTRIES.items() if row["kind"] == kind]


def roles(slug):
    """Pairs of actor and role."""
    return {(actor, role) for actor, held in ROLES[slug].items() for role, _claim in held}


def test_every_entry_is_coded_once_and_in_the_order_of_the_facts():
    assert [row["slug"] for row in vocabulary("codings.csv")] == list(ENTRIES)


@pytest.mark.parametrize(
    ("column", "codes"),
    [
        ("status", Status.values),
        ("level", Level.values),
        ("bindingness", Bindingness.values),
        ("non_traditional", ["yes"]),
    ],
)
def test_every_code_is_one_of_the_record(column, codes):
    assert {row[column] for row in CODINGS.values()} <= {"", *codes}


def test_roles_are_written_in_the_order_of_the_actors():
    """Reading them for ROLES has checked that each is a role of an actor of the entry."""
    for slug, held in ROLES.items():
        actors = [actor for actor in listed(ENTRIES[slug]["actors"]) if actor in held]
        assert (slug, list(held)) == (slug, actors)


def test_nobody_is_the_initiator_of_an_operation_as_a_fact():
    claims = {
        claim
        for held in ROLES.values()
        for pairs in held.values()
        for role, claim in pairs
        if role == Role.INITIATOR
    }
    kinds = {ENTRIES[slug]["kind"] for slug in ROLES if any(role == "initiator" for _, role in roles(slug))}

    assert claims == {"alleged"}
    assert kinds == {Kind.INCIDENT, Kind.ATTRIBUTION, Kind.SANCTION}


def test_every_other_role_is_a_fact():
    claims = {
        claim
        for held in ROLES.values()
        for pairs in held.values()
        for role, claim in pairs
        if role != Role.INITIATOR
    }

    assert claims == {"documented"}


def test_incidents_and_attributions_have_no_status_and_no_bindingness():
    slugs = of_kind(Kind.INCIDENT) + of_kind(Kind.ATTRIBUTION)

    assert {(CODINGS[slug]["status"], CODINGS[slug]["bindingness"]) for slug in slugs} == {("", "")}
    assert {CODINGS[slug]["level"] for slug in of_kind(Kind.INCIDENT)} == {""}


@pytest.mark.parametrize(
    ("kind", "role"),
    [
        (Kind.INCIDENT, "target"),
        (Kind.ATTRIBUTION, "attributing"),
        (Kind.SANCTION, "sanctioning"),
        (Kind.LAW, "author"),
        (Kind.STRATEGY, "author"),
        (Kind.RESOLUTION, "author"),
    ],
)
def test_kind_of_entry_has_its_role(kind, role):
    """But for the worm of 2000, whose targets were everybody."""
    without = {slug for slug in of_kind(kind) if role not in {name for _, name in roles(slug)}}

    assert without - {"iloveyou-2000"} == set()


def test_laws_and_sanctions_bind():
    """But for the bill that was never passed."""
    slugs = {*of_kind(Kind.LAW), *of_kind(Kind.SANCTION)} - {"ruu-kks-2019"}

    assert {CODINGS[slug]["bindingness"] for slug in slugs} == {"binding"}


@pytest.mark.parametrize(
    ("slug", "status", "level", "bindingness", "lens"),
    [
        ("budapest-convention-2001", "in-force", "multilateral", "binding", "yes"),
        ("malabo-in-force-2023", "in-force", "regional", "binding", "yes"),
        ("un-cybercrime-convention-2024", "adopted", "multilateral", "binding", "yes"),
        ("pp-82-2012", "superseded", "unilateral", "binding", ""),
        ("nis-directive-2016", "superseded", "regional", "binding", ""),
        ("uu-pdp-2022", "in-force", "unilateral", "binding", ""),
        ("osce-pc-dec-1202", "adopted", "regional", "voluntary", ""),
        ("un-gge-2015", "adopted", "multilateral", "voluntary", ""),
        ("un-gge-2017", "ended", "multilateral", "", ""),
        ("us-china-2015", "adopted", "bilateral", "politically-binding", ""),
        ("indonesia-australia-mou-2018", "superseded", "bilateral", "politically-binding", ""),
        ("paris-call-2018", "adopted", "multistakeholder", "voluntary", ""),
        ("igf-bali-2013", "ended", "multistakeholder", "", ""),
        ("quad-principles-2022", "adopted", "minilateral", "politically-binding", ""),
        ("eu-cyber-sanctions-regime-2019", "in-force", "regional", "binding", ""),
        ("ruu-kks-2019", "ended", "unilateral", "", ""),
        ("labuan-bajo-2023", "adopted", "regional", "politically-binding", "yes"),
        ("stuxnet-2010", "", "", "", ""),
        ("pdns-ransomware-2024", "", "", "", "yes"),
        ("global-mechanism-org-session-2026", "in-progress", "multilateral", "", ""),
    ],
)
def test_entry_is_coded_as_its_text_says(slug, status, level, bindingness, lens):
    row = CODINGS[slug]

    found = (row["status"], row["level"], row["bindingness"], row["non_traditional"])
    assert found == (status, level, bindingness, lens)


@pytest.mark.parametrize(
    ("slug", "expected"),
    [
        (
            "un-res-60-45",
            {("united-nations", "author"), ("russia", "proposer"), ("united-states", "opposing")},
        ),
        ("igf-bali-2013", {("indonesia", "host"), ("igf", "convener"), ("united-nations", "convener")}),
        ("stuxnet-2010", {("iran", "target")}),
        ("singhealth-2018", {("singapore", "target"), ("singapore", "responding")}),
        ("us-russia-cbm-2013", {("united-states", "party"), ("russia", "party")}),
        ("ajccbc-2018", {("asean", "beneficiary"), ("thailand", "host"), ("japan", "implementer")}),
    ],
)
def test_actors_have_the_roles_that_the_text_says(slug, expected):
    assert roles(slug) == expected


def test_details_are_of_actors_and_every_state_has_a_region_and_an_item():
    details = {row["slug"]: row for row in vocabulary("actor_details.csv")}
    states = {slug for slug, row in ACTORS.items() if row["kind"] == "state"}

    assert set(details) <= set(ACTORS)
    assert {slug for slug in states if not (details[slug]["region"] and details[slug]["wikidata"])} == set()
    assert {row["region"] for row in details.values()} <= {"", *Region.values}
    assert {slug for slug, row in details.items() if row["region"]} - states == {"asean"}


@pytest.mark.parametrize("column", ["wikidata", "ror"])
def test_no_two_actors_share_an_identifier(column):
    found = Counter(row[column] for row in vocabulary("actor_details.csv") if row[column])

    assert {identifier for identifier, number in found.items() if number > 1} == set()


def test_research_organisations_have_identifiers_that_add_up():
    """ROR's two last digits: ISO 7064 mod 97-10 over Crockford's base 32."""
    found = [row["ror"] for row in vocabulary("actor_details.csv") if row["ror"]]

    numbers = [
        sum(ROR_DIGITS.index(sign) * 32 ** (6 - at) for at, sign in enumerate(ror[:7])) for ror in found
    ]
    assert found
    assert [ror[7:] for ror in found] == [f"{98 - number * 100 % 97:02}" for number in numbers]


def test_other_names_lead_to_one_actor_each():
    rows = vocabulary("aliases.csv")
    codes = {row["iso3166"].lower(): slug for slug, row in ACTORS.items() if row["iso3166"]}

    assert {row["actor"] for row in rows} <= set(ACTORS)
    assert {row["slug"] for row in rows} & set(ACTORS) == set()
    assert [row for row in rows if codes.get(row["slug"], row["actor"]) != row["actor"]] == []


def test_memberships_are_of_known_actors_and_agree_with_each_other():
    rows = vocabulary("memberships.csv")
    pairs = {(row["actor"], row["body"]) for row in rows}

    assert {slug for pair in pairs for slug in pair} <= set(ACTORS)
    assert {row["relation"] for row in rows} <= set(Membership.Relation.values)
    assert [pair for pair in pairs if pair[::-1] in pairs] == []
    assert {body for _, body in pairs if ACTORS[body]["kind"] == "state"} == set()
    for one, other in combinations(rows, 2):
        if (one["actor"], one["body"]) == (other["actor"], other["body"]):
            assert dates.parse(one["period"]).latest < dates.parse(other["period"]).earliest


def test_periods_of_membership_are_dates_of_the_record():
    periods = [row["period"] for row in vocabulary("memberships.csv") if row["period"]]

    assert [
        period for period in periods if dates.parse(period).end is None and not dates.parse(period).is_open
    ] == []


def test_members_of_organisations_have_the_days_of_their_accession():
    periods = {(row["actor"], row["body"]): row["period"] for row in vocabulary("memberships.csv")}

    assert periods["united-kingdom", "european-union"] == "1993-11-01/2020-01-31"
    assert periods["indonesia", "asean"] == "1967-08-08/.."
    assert periods["cambodia", "asean"] == "1999-04-30/.."
    assert periods["estonia", "nato"] == "2004-03-29/.."
    assert periods["russia", "council-of-europe"] == "1996-02-28/2022-03-16"
    assert periods["indonesia", "brics"] == "2025-01-06/.."


def test_concepts_are_defined_in_both_languages_and_no_word_names_two():
    rows = vocabulary("concepts.csv")
    words = Counter()
    for row in rows:
        words.update({fold(word) for word in (row["name_en"], row["name_id"], *listed(row["synonyms"]))})

    assert [row["name_en"] for row in rows if not (row["definition_en"] and row["definition_id"])] == []
    assert {word for word, number in words.items() if number > 1} == set()
    assert len(rows) >= 25


def test_concepts_reach_nearly_every_entry():
    """The one they leave out had no other subject than that it was held."""
    tagged = [slug for row in vocabulary("concepts.csv") for slug in set(listed(row["entries"]))]

    assert set(ENTRIES) - set(tagged) == {"unsc-arria-2016"}
    assert set(tagged) <= set(ENTRIES)
