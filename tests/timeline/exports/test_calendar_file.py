"""T21, timeline/exports/calendar_file.py: whole days in a calendar that others read back."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.factories import make_domain, make_entry
from tests.timeline.exports import readers
from timeline import dates
from timeline.exports import calendar_file
from timeline.models import Entry

pytestmark = pytest.mark.django_db
ADDRESS = "/timeline.ics"


def calendar(client, address=ADDRESS):
    response = client.get(address)
    assert (response.status_code, response["Content-Type"]) == (200, "text/calendar; charset=utf-8")
    return readers.of_calendar(readers.body(response))


def test_event_has_everything_a_calendar_shows(client):
    moment = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    domains = [make_domain("Norms, rules", slug="norms"), make_domain("Capacity")]
    entry = make_entry(title_en="Talks; more, of it", place="Seoul", domains=domains)
    Entry.objects.update(created_at=moment, changed_at=moment + timedelta(days=1))

    (event,) = readers.events(calendar(client))

    shown = {name: event[name].to_ical().decode() for name in event if name != "CATEGORIES"}
    assert shown == {
        "UID": f"{entry.number}@testserver",
        "DTSTART": "20131203",
        "DTEND": "20131204",
        "DTSTAMP": "20260103T030405Z",
        "LAST-MODIFIED": "20260103T030405Z",
        "CREATED": "20260102T030405Z",
        "SUMMARY": "Talks\\; more\\, of it",
        "DESCRIPTION": "Something happened.",
        "LOCATION": "Seoul",
        "URL": f"http://testserver/timeline/{entry.number}/",
        "TRANSP": "TRANSPARENT",
    }
    assert event["DTSTART"].params == event["DTEND"].params == {"VALUE": "DATE"}
    assert [str(name) for name in event["CATEGORIES"].cats] == ["Norms, rules", "Capacity"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2013-12-03", (date(2013, 12, 3), date(2013, 12, 3))),
        ("2013-12-30/2014-01-02", (date(2013, 12, 30), date(2014, 1, 2))),
        ("2013", None),
        ("2013-12", None),
        ("2013-12-03~", None),
        ("2013-12-03?", None),
        ("2013-12-03/..", None),
        ("2013-12-03/2014", None),
        ("2013/2014-01-02", None),
        ("2013-12-03/2013-12-05%", None),
    ],
)
def test_only_what_is_certain_to_the_day_is_an_event(text, days):
    assert calendar_file.whole_days(dates.parse(text)) == days


@pytest.mark.parametrize(
    ("texts", "number", "sentence"),
    [
        (["2013-12-03"], 0, "Licence: BSD 3-Clause"),
        (["2013-12-03", "2009"], 1, "1 entry of this view is not in the calendar, because its day is not"),
        (["2009", "2010-01", "2021/.."], 3, "3 entries of this view are not in the calendar, because their"),
    ],
)
def test_entries_that_are_left_out_are_counted(client, texts, number, sentence):
    for text in texts:
        make_entry(date=text)

    found = calendar(client)

    assert str(found["X-CYBERDIPLOMACY-OMITTED"]) == str(number)
    assert len(readers.events(found)) == len(texts) - number
    assert found["DESCRIPTION"].to_ical() == found["X-WR-CALDESC"].to_ical()
    assert str(found["DESCRIPTION"]).startswith(sentence)


@pytest.mark.parametrize(
    ("prefix", "summary", "category"), [("", "Talks", "Norms"), ("/id", "Pembicaraan", "Norms (id)")]
)
def test_calendar_speaks_the_language_of_its_address(client, prefix, summary, category):
    make_entry(title_en="Talks", title_id="Pembicaraan", domains=[make_domain("Norms")])

    found = calendar(client, f"{prefix}/timeline.ics?domain=norms")

    (event,) = readers.events(found)
    assert (str(event["SUMMARY"]), str(event["CATEGORIES"].cats[0])) == (summary, category)
    assert found["NAME"].to_ical() == found["X-WR-CALNAME"].to_ical()
    assert str(found["NAME"]).endswith(f": {category}")
    assert str(found["URL"]) == f"http://testserver{prefix}/timeline/?domain=norms"
    assert str(found["SOURCE"]) == f"http://testserver{prefix}/timeline.ics?domain=norms"
    assert event["UID"].startswith("CD-2013-0001@")


def test_calendar_without_events_still_holds_a_component(client):
    """RFC 5545, 3.6: at least one."""
    found = calendar(client)

    assert [one.name for one in found.subcomponents] == ["VTIMEZONE"]


def test_program_that_has_the_calendar_gets_it_again_only_when_it_changed(client):
    entry = make_entry()
    before = client.get(ADDRESS)
    held = {"if-none-match": before["ETag"]}

    same = client.get(ADDRESS, headers=held)
    entry.title_en = "Corrected"
    entry.save()
    changed = client.get(ADDRESS, headers=held)

    assert (same.status_code, same.content) == (304, b"")
    assert (changed.status_code, changed["ETag"] == before["ETag"]) == (200, False)


def test_long_calendar_is_put_aside_on_disk_and_comes_whole(client, monkeypatch):
    monkeypatch.setattr(calendar_file, "_IN_MEMORY", 100)
    monkeypatch.setattr(calendar_file, "_PIECE", 7)
    numbers = {make_entry().number for _place in range(3)}

    found = readers.events(calendar(client))

    assert {str(event["UID"]).split("@")[0] for event in found} == numbers


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=180))
@example("BEGIN:VEVENT\r\nEND:VCALENDAR")
@example("é" * 100)
def test_any_title_is_read_back_from_folded_lines(client, text):
    Entry.objects.all().delete()
    make_entry(title_en=f"x{text}", slug="x")

    (event,) = readers.events(calendar(client))

    assert " ".join(str(event["SUMMARY"]).split()) == " ".join(calendar_file.one_line(f"x{text}").split())
