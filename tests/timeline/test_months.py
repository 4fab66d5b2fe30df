"""T9: a month chart has a column of its own for entries whose month nobody knows."""

import pytest

from tests import factories
from timeline.months import columns


def counts(found):
    return {column.label or column.kind: column.count for column in found if column.count}


def test_columns_count_each_month_and_what_has_none():
    found = columns({"00": 1, "07": 2, "12": 1, "earlier": 1}, "en")

    assert [column.label for column in found[:12]] == (
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    )
    assert counts(found) == {"Jul": 2, "Dec": 1, "unknown": 1, "earlier": 1}
    assert [column.kind for column in found[12:]] == ["unknown", "earlier"]


def test_columns_are_drawn_to_scale():
    found = columns({"01": 4, "02": 1}, "id")

    assert [(column.label, column.height, column.top) for column in found[:3]] == [
        ("Jan", 40, 0),
        ("Feb", 10, 30),
        ("Mar", 0, 40),
    ]
    assert found[7].label == "Agu"


def test_columns_of_nothing_are_empty_bars():
    assert {column.height for column in columns({}, "en")} == {0}


@pytest.mark.django_db
def test_timeline_of_one_year_shows_the_chart_and_the_year_only_entry_in_its_own_column(client):
    factories.make_entry(date="2009")
    factories.make_entry(date="2009-07")
    factories.make_entry(date="2008-11/2009-02")

    one = client.get("/timeline/?year=2009")
    two = client.get("/timeline/?year=2008&year=2009")

    assert counts(one.context["months"]) == {"Jul": 1, "unknown": 1, "earlier": 1}
    assert one.context["page"].paginator.count == 3
    assert '<span class="month-name">month unknown</span>' in one.content.decode()
    assert two.context["months"] == []
    assert "month unknown" not in two.content.decode()
