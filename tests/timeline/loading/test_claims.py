"""timeline/loading/claims.py: attributions.csv becomes claims, each with its source."""

import csv

import pytest

from cyberdiplomacy import content
from tests.timeline import facts
from timeline.loading import Loader
from timeline.models import Attribution, Source
from timeline.tables import LoadError

pytestmark = pytest.mark.django_db


def load(folder, **options):
    loader = Loader(folder, folder, **options)
    loader.load()
    return {outcome: count for (file, outcome), count in loader.tally.items() if file == "attributions.csv"}


@pytest.fixture
def files(tmp_path):
    return facts.make_files(tmp_path)


def test_claim_is_loaded_with_its_source_and_only_once(files):
    tallies = [load(files), load(files)]

    claim = Attribution.objects.get()
    assert tallies == [{"added": 1}, {"same": 1}]
    assert (claim.entry.slug, claim.claimant.slug, claim.stance, claim.accused.slug) == (
        "pact",
        "niger",
        "denies",
        "asean",
    )
    assert (claim.source.title, claim.source.kind, claim.basis, claim.date) == (
        "A denial",
        "news",
        "political",
        "2014",
    )


def test_edited_claim_is_kept_unless_told_otherwise(files):
    load(files)
    Attribution.objects.update(locator="p. 9")

    assert [load(files), load(files, is_updating=True)] == [{"kept": 1}, {"changed": 1}]
    assert Attribution.objects.get().locator == ""


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("pact,niger,denies", "pakt,niger,denies", "there is no entry “pakt”"),
        ("pact,niger,denies", "pact,nowhere,denies", "there is no actor “nowhere”"),
        ("niger,denies,asean", "niger,attributes,niger", "Nobody attributes an event to themselves"),
        ("political,2014", "political,soon", "“soon” is not a date the record accepts"),
        ("denies", "shrugs", "Value 'shrugs' is not a valid choice"),
        ("A denial", "", "title"),
    ],
)
def test_bad_claim_is_named_with_its_line_and_nothing_is_loaded(files, old, new, reason):
    facts.spoil(files, "attributions.csv", old, new)

    with pytest.raises(LoadError) as caught:
        load(files)

    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("attributions.csv", 2)
    assert reason in problem.reason
    assert (Attribution.objects.count(), Source.objects.count()) == (0, 0)


def test_claims_of_the_record_are_sourced_and_denials_are_among_them():
    with (content.VOCABULARY / "attributions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))

    assert [
        row for row in rows if not (row["source_title"] and row["source_publisher"] and row["source_kind"])
    ] == []
    assert {row["stance"] for row in rows} == {"attributes", "denies", "doubts"}
    assert {
        row["claimant"] for row in rows if row["entry"] == "notpetya-2017" and row["stance"] == "denies"
    } == {"russia"}
