"""T20 to T22: whatever is filtered, every file holds the entries that the screen shows."""

import json
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.timeline import reading
from tests.timeline.exports import readers
from tests.timeline.record import ROWS, expected
from tests.timeline.test_filters import CHOICES

pytestmark = pytest.mark.django_db
TO_THE_DAY = {"Workshop", "Pact", "Report", "Breach"}
ATOM = "{http://www.w3.org/2005/Atom}"
READERS = {
    "csv": lambda text: [row["number"] for row in readers.of_csv(text)],
    "json": lambda text: [one["number"] for one in json.loads(text)["entries"]],
    "jsonl": lambda text: [one["number"] for one in readers.of_json_lines(text)],
    "bib": lambda text: [key for key, _fields in readers.of_bibtex(text)],
    "ris": lambda text: [dict(record)["ID"] for record in readers.of_ris(text)],
    "ics": lambda text: [
        str(event["UID"]).split("@")[0] for event in readers.events(readers.of_calendar(text))
    ],
    "atom": lambda text: [
        entry.findtext(f"{ATOM}title") for entry in ElementTree.fromstring(text).findall(f"{ATOM}entry")
    ],
    "feed.json": lambda text: [item["title"] for item in json.loads(text)["items"]],
}
FILES, FEEDS = ("csv", "json", "jsonl", "bib", "ris"), ("atom", "feed.json")


def found(client, suffix, query):
    response = client.get(f"/timeline.{suffix}?{query}", follow=True)
    assert response.status_code == 200
    return READERS[suffix](readers.body(response))


@settings(
    max_examples=25,
    deadline=None,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(choice=CHOICES)
def test_every_file_holds_the_entries_on_the_screen(client, record, choice):
    query = urlencode(choice.query(), doseq=True)
    shown = client.get(f"/timeline/?{query}", follow=True)
    rows = expected(record, choice)
    numbers = [row.number for row in rows]

    files = {suffix: found(client, suffix, query) for suffix in FILES}
    feeds = {suffix: sorted(found(client, suffix, query)) for suffix in FEEDS}

    assert (reading.announced(shown), reading.titles(shown)) == (len(rows), [row.title for row in rows])
    assert files == dict.fromkeys(FILES, numbers)
    assert feeds == dict.fromkeys(FEEDS, sorted(row.title for row in rows))
    assert found(client, "ics", query) == [row.number for row in rows if row.title in TO_THE_DAY]


def test_the_record_has_entries_of_every_precision():
    assert {row[1] for row in ROWS if row[0] in TO_THE_DAY} == {
        "2009-03-17",
        "2011-05-02",
        "2020-07-10",
        "2010-12-30/2011-01-04",
    }
