"""An entry as an object and as the row of a table."""

from datetime import date

import pytest

from tests.factories import make_actor, make_domain, make_entry, make_source
from timeline import columns
from timeline.models import Entry, Relation
from timeline.models.choices import Publication

pytestmark = pytest.mark.django_db
SITE = "https://record.example"


def exported(entry):
    return Entry.objects.for_export().get(pk=entry.pk)


@pytest.fixture
def talks():
    source = make_source(title="A | B", publisher="UN", identifier="A/RES/1")
    entry = make_entry(
        title_en="=Talks",
        date="2019/..",
        actors=[(make_actor("Indonesia"), "party"), make_actor("ASEAN")],
        domains=[make_domain("Norms"), make_domain("Capacity")],
        sources=[source],
        checked_on=date(2026, 1, 2),
    )
    for other in (make_entry(), make_entry(publication=Publication.DRAFT)):
        Relation.objects.create(entry=entry, kind="follows", target=other)
    return entry


def test_object_has_nested_lists_and_no_end_for_what_goes_on(talks):
    value = columns.as_object(exported(talks), SITE)

    assert value["url"] == f"{SITE}/timeline/{talks.number}/"
    assert (value["date"], value["earliest"], value["latest"]) == ("2019/..", "2019-01-01", None)
    assert value["domains"] == ["norms", "capacity"]
    assert value["actors"] == [
        {"actor": "indonesia", "role": "party", "claim": "documented"},
        {"actor": "asean", "role": "", "claim": "documented"},
    ]
    assert value["sources"][0]["title"] == "A | B"
    assert value["checked_on"] == "2026-01-02"


def test_relation_to_what_readers_may_not_see_is_not_told(talks):
    numbers = [one["entry"] for one in columns.as_object(exported(talks), SITE)["relations"]]

    assert len(numbers) == 1


def test_row_has_a_text_for_every_column(talks):
    row = dict(zip(columns.NAMES, columns.as_row(exported(talks), SITE), strict=True))

    assert row["title_en"] == "'=Talks"
    assert (row["actors"], row["roles"]) == ("indonesia | asean", "party | ")
    assert row["source_title"] == "A \\| B"
    assert (row["latest"], row["is_non_traditional"], row["needs_sources"]) == ("", "false", "false")
    assert all(isinstance(cell, str) for cell in row.values())


def test_export_asks_the_same_number_of_questions_for_one_and_for_three(django_assert_num_queries, talks):
    make_entry(actors=[make_actor("Estonia")], sources=[make_source()])

    for numbers in ([talks.pk], Entry.objects.values_list("pk", flat=True)):
        numbers = list(numbers)
        with django_assert_num_queries(8):
            [columns.as_row(one, SITE) for one in Entry.objects.for_export().filter(pk__in=numbers)]
