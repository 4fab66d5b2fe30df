"""T29: what was checked when, what counts as reviewed, and what is long ago."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.formats import date_format
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import make_entry, make_source
from tests.timeline import reading
from timeline.freshness import is_stale, year_before
from timeline.models import Entry
from timeline.models.choices import Publication

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("day", "before"),
    [(date(2026, 11, 24), date(2025, 11, 24)), (date(2024, 2, 29), date(2023, 2, 28))],
)
def test_year_before_is_the_same_day_where_there_is_one(day, before):
    assert year_before(day) == before


@given(st.dates(min_value=date(2, 1, 1)))
def test_year_before_is_a_year_of_days_away(day):
    assert (day - year_before(day)).days in (365, 366)


@pytest.mark.parametrize(
    ("checked_on", "expected"),
    [(None, True), (date(2025, 11, 23), True), (date(2025, 11, 24), False), (TODAY, False)],
)
def test_check_is_worth_twelve_months(checked_on, expected):
    assert is_stale(checked_on, TODAY) is expected


@pytest.mark.django_db
def test_reviewed_means_enough_sources_and_checked():
    official, today = make_source(), timezone.localdate()
    reviewed = make_entry(sources=[official], checked_on=today)
    make_entry(sources=[official])
    make_entry(sources=[make_source(kind="news")], checked_on=today)

    assert list(Entry.objects.reviewed()) == [reviewed]
    assert [entry for entry in Entry.objects.all() if entry.is_reviewed] == [reviewed]


def state(client, entry):
    """What the page says of the entry's state and of its last check."""
    _facts, box = reading.of_class(reading.page(client.get(entry.get_absolute_url())), "entry-facts")
    return [reading.text(item) for item in box.iter("dd")][:2]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("kind", "days", "said"),
    [
        ("official-document", None, ["not reviewed yet", "not yet"]),
        ("official-document", 0, ["reviewed", "{}"]),
        ("official-document", 400, ["reviewed", "{} more than twelve months ago"]),
        ("news", 0, ["needs sources", "{}"]),
    ],
)
def test_entry_page_says_how_fresh_the_entry_is(client, kind, days, said):
    day = None if days is None else timezone.localdate() - timedelta(days=days)
    entry = make_entry(sources=[make_source(kind=kind)], checked_on=day)

    assert state(client, entry) == [one.format(date_format(day) if day else "") for one in said]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("date", "words"), [("2013-12-03", "3 December 2013"), ("2014/..", "2014"), ("2015-07", "July 2015")]
)
def test_pages_say_of_when_the_newest_entry_is(client, date, words):
    """T29: as precisely as it is known; what is hidden or still to come does not count."""
    newest = make_entry(date=date, title_en="Newest")
    make_entry(date="2012")
    make_entry(date="2016", publication=Publication.DRAFT)
    make_entry(date=str(timezone.localdate().year + 2))

    notes = reading.of_class(reading.page(client.get(newest.get_absolute_url())), "record-note")

    assert [reading.text(note) for note in notes] == [f"The record's newest entry is of {words}: Newest"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "said"),
    [(1, 1, "still to come"), (-1, 1, "under way"), (-2, -1, ""), (-1, None, "under way"), (0, "", "")],
)
def test_entry_page_says_by_its_date_whether_it_is_over(client, first, last, said):
    """T31: nobody has to change an entry on the day it begins or ends."""
    start, *end = [
        (timezone.localdate() + timedelta(days=days)).isoformat()
        for days in (first, last)
        if isinstance(days, int)
    ]
    text = {None: f"{start}/..", "": start}.get(last) or f"{start}/{end[0]}"
    entry = make_entry(date=text)

    found = reading.of_class(reading.page(client.get(entry.get_absolute_url())), "standing")

    assert [reading.text(one) for one in found] == ([said] if said else [])
