"""What differs between two files of entries."""

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dataset import changes


def entry(number, **values):
    return {"number": number, "title_en": "A", "title_id": "B", "date": "2013", "url": "https://a/", **values}


def lines(*entries):
    return [changes.line_of(one) for one in sorted(entries, key=lambda one: one["number"])]


def test_added_changed_and_withdrawn_entries_are_told_apart():
    older = lines(entry("CD-1"), entry("CD-2"), entry("CD-4"))
    newer = lines(entry("CD-2", date="2014", title_en="C"), entry("CD-3"), entry("CD-4"))

    found = list(changes.differences(older, newer))

    common = {"title_id": "B", "reasons": []}
    assert found == [
        {"kind": "withdrawn", "number": "CD-1", "title_en": "A", "fields": [], **common},
        {"kind": "changed", "number": "CD-2", "title_en": "C", "fields": ["title_en", "date"], **common},
        {"kind": "added", "number": "CD-3", "title_en": "A", "fields": [], **common},
    ]


@pytest.mark.parametrize("name", sorted(changes.FOLLOWING))
def test_what_follows_from_other_things_is_no_change(name):
    older, newer = lines(entry("CD-1", **{name: "x"})), lines(entry("CD-1", **{name: "y"}))

    assert list(changes.differences(older, newer)) == []


def test_field_that_only_one_version_knows_is_no_change():
    older, newer = lines(entry("CD-1", old="x")), lines(entry("CD-1", new="y"))

    assert list(changes.differences(older, newer)) == []


NUMBERS = st.builds("CD-{}-{:04}".format, st.integers(1998, 2001), st.integers(1, 9))
RECORDS = st.dictionaries(NUMBERS, st.text(max_size=3), max_size=12)


@given(RECORDS, RECORDS)
def test_differences_are_those_of_the_sets(older, newer):
    files = [lines(*(entry(n, title_en=t) for n, t in record.items())) for record in (older, newer)]

    found = {(change["number"], change["kind"]) for change in changes.differences(*files)}

    assert found == {
        *((number, "withdrawn") for number in older.keys() - newer.keys()),
        *((number, "added") for number in newer.keys() - older.keys()),
        *((number, "changed") for number in older.keys() & newer.keys() if older[number] != newer[number]),
    }


@given(RECORDS)
def test_file_of_changes_is_json_and_can_be_read_change_by_change(record):
    items = [{"kind": "added", "number": number, "title": title} for number, title in record.items()]
    out = io.StringIO()

    counts = changes.write(items, out, {"version": "v2"})

    assert json.loads(out.getvalue()) == {"version": "v2", "changes": items, "counts": counts}
    assert counts == {"added": len(items), "changed": 0, "withdrawn": 0}
    assert list(changes.read(io.StringIO(out.getvalue()))) == items


def test_line_begins_with_the_number():
    with pytest.raises(ValueError, match="first"):
        changes.line_of({"title_en": "A", "number": "CD-1"})
