"""timeline/rows.py: the entries of a view in order, a piece at a time."""

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import factories
from timeline import rows as rows_module
from timeline.filters import EntryFilter
from timeline.models import Entry

pytestmark = pytest.mark.django_db
DATES = ["2018", "2018-07", "2018-07-03", "2018-07-03", "2019-01-01", "2020-02", "2020-02-29", "2021~"]


@pytest.fixture
def entries():
    for place, when in enumerate(DATES):
        factories.make_entry(date=when, kind=["law", "report"][place % 2])
    factories.make_entry(date="2019", publication="draft")
    return list(Entry.objects.published().newest_first())


def rows_of(query=""):
    return EntryFilter(QueryDict(query), Entry.objects.published()).rows()


@pytest.fixture(params=["together", "few", "many"])
def walked(request, monkeypatch, entries):
    """Months are asked for together, in twos, or walked in steps as if they were full."""
    if request.param != "together":
        monkeypatch.setattr(rows_module, "PAGEFUL", 2)
    if request.param == "many":
        monkeypatch.setattr(rows_module, "FEW", 0)
        monkeypatch.setattr(rows_module, "STEP", 2)
    return entries


@settings(
    max_examples=30,
    phases=[Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(start=st.integers(0, 10), stop=st.integers(0, 10), is_oldest=st.booleans())
def test_every_slice_is_that_of_the_whole_list(walked, start, stop, is_oldest):
    whole = walked[::-1] if is_oldest else walked

    assert rows_of("sort=oldest" if is_oldest else "")[start:stop] == whole[start:stop]


def test_length_and_places(walked):
    rows = rows_of()

    assert (len(rows), rows.count(), rows[0], rows[7]) == (8, 8, walked[0], walked[7])
    with pytest.raises(IndexError):
        rows[8]


def test_batches_have_all_in_order(walked):
    sizes = [len(batch) for batch in rows_of("kind=law").batches(3)]
    found = [entry for batch in rows_of("kind=law").batches(3) for entry in batch]

    assert sizes == [3, 1]
    assert found == [entry for entry in walked if entry.kind == "law"]


@pytest.mark.parametrize("query", ["", "sort=oldest", "kind=law", "kind=law&sort=oldest"])
def test_what_comes_after_an_entry_does_not_need_the_entry(walked, query):
    rows = rows_of(query)
    whole = list(rows)

    for place, entry in enumerate(whole):
        assert rows.after(entry.sort_key, entry.number, 3) == whole[place + 1 : place + 4]
    assert rows_of().after("2018-12-31", "CD-2018-9999", 9) == [
        entry for entry in walked if entry.sort_key < "2018-12-31"
    ]


def test_neighbours_are_the_rows_beside_it(walked):
    rows = rows_of()

    assert rows.neighbours(walked[0]) == (None, walked[1])
    assert rows.neighbours(walked[3]) == (walked[2], walked[4])
    assert rows.neighbours(walked[7]) == (walked[6], None)


def test_entry_that_is_no_row_has_no_neighbours(walked):
    law = next(entry for entry in walked if entry.kind == "law")

    assert rows_of("kind=report").neighbours(law) == (None, None)


def test_years_have_the_number_of_entries_that_begin_in_them(walked):
    assert rows_of().years() == [(2021, 1), (2020, 2), (2019, 1), (2018, 4)]
    assert rows_of("sort=oldest&kind=law").years() == [(2018, 2), (2019, 1), (2020, 1)]


def test_bad_filter_has_no_rows(entries):
    rows = rows_of("year=soon")

    assert (len(rows), rows[:5], list(rows.batches()), rows.years()) == (0, [], [], [])


def test_few_questions_are_asked_however_deep_the_place_is(django_assert_num_queries, entries):
    rows = rows_of()
    len(rows)

    for place in (0, 7):
        with django_assert_num_queries(2):  # which entries, the entries
            assert len(rows[place : place + 1]) == 1
