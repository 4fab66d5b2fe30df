"""T17: the geometry of the chart."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.chart import GUTTER, HEAD, HEIGHT, NARROWEST, TEXTURES, WIDEST, draw


@dataclass(frozen=True)
class Domain:
    pk: int
    slug: str
    name: str


DOMAINS = [Domain(pk, f"domain-{pk}", f"Domain {pk}") for pk in range(1, 13)]
NORMS, CRIME, LAW = DOMAINS[:3]
COUNTS = st.dictionaries(
    st.integers(1, 12),
    st.dictionaries(st.integers(1900, 2030), st.integers(0, 300), max_size=30),
    max_size=12,
)


def test_bars_are_stacked_by_domain_in_their_order():
    chart = draw({2: {2013: 1}, 1: {2013: 3, 2014: 1}}, {2013: 3, 2014: 1}, DOMAINS)

    first, second = chart.columns
    assert [(one.slug, one.name, one.texture) for one in chart.series] == [
        ("domain-1", "Domain 1", "plain"),
        ("domain-2", "Domain 2", "hatched"),
    ]
    assert [(part.series.slug, part.count, part.top, part.height) for part in first.segments] == [
        ("domain-1", 3, HEAD + HEIGHT / 4, HEIGHT * 3 / 4 - 1),
        ("domain-2", 1, HEAD, HEIGHT / 4 - 1),
    ]
    assert (first.counts, first.total, second.counts, second.total) == ([3, 1], 3, [1, 0], 1)


def test_years_without_entries_keep_their_place():
    chart = draw({1: {2009: 1, 2012: 2}}, {2009: 1, 2012: 2}, DOMAINS)

    assert [(column.first, column.left, column.total) for column in chart.columns] == [
        (2009, 0, 1),
        (2010, WIDEST, 0),
        (2011, 2 * WIDEST, 0),
        (2012, 3 * WIDEST, 2),
    ]
    assert [column.segments for column in chart.columns[1:3]] == [[], []]
    assert (chart.scale_left, chart.width) == (4 * WIDEST, 4 * WIDEST + GUTTER)


def test_long_stretches_without_entries_are_folded_in_a_long_span_only():
    """The founding of the ITU in 1865 must not push what matters out of sight."""
    long = draw({1: {1865: 1, 2020: 1, 2026: 1}}, {}, DOMAINS)
    short = draw({1: {2000: 1, 2026: 1}}, {}, DOMAINS)

    spans = [(column.first, column.last, column.is_fold, column.is_labelled) for column in long.columns]
    assert spans[:3] == [(1865, 1865, False, True), (1866, 2019, True, False), (2020, 2020, False, True)]
    assert len(long.columns) == 9
    assert len(short.columns) == 27
    assert not any(column.is_fold for column in short.columns)


def test_years_are_named_as_far_as_there_is_room():
    narrow = draw({1: dict.fromkeys(range(2000, 2027), 1)}, {}, DOMAINS)
    wide = draw({1: dict.fromkeys(range(2013, 2020), 1)}, {}, DOMAINS)

    named = [column.first for column in narrow.columns if column.is_labelled]
    assert named == [2000, 2005, 2010, 2015, 2020, 2026]
    assert all(column.is_labelled for column in wide.columns)


@pytest.mark.parametrize(
    ("highest", "values"),
    [
        (1, [0, 1]),
        (4, [0, 1, 2, 3, 4]),
        (5, [0, 2, 4, 6]),
        (9, [0, 5, 10]),
        (23, [0, 10, 20, 30]),
        (81, [0, 50, 100]),
        (1234, [0, 500, 1000, 1500]),
    ],
)
def test_scale_has_round_numbers_up_to_the_highest_bar(highest, values):
    chart = draw({1: {2013: highest}}, {}, DOMAINS)

    assert [tick.value for tick in chart.ticks] == values
    assert (chart.ticks[0].y, chart.ticks[-1].y) == (chart.baseline, HEAD)
    assert chart.ticks[0].label_y > chart.ticks[0].y


def test_chosen_year_is_marked_even_where_nothing_happened():
    chart = draw({1: {2013: 1}}, {2013: 1}, DOMAINS, [2015])

    assert [(column.first, column.is_chosen) for column in chart.columns] == [
        (2013, False),
        (2014, False),
        (2015, True),
    ]


def test_entry_without_a_domain_counts_in_the_total_only():
    chart = draw({}, {2013: 2}, DOMAINS)

    (column,) = chart.columns
    assert (chart.series, column.segments, column.total) == ([], [], 2)


@pytest.mark.parametrize(("counts", "totals"), [({}, {}), ({1: {}}, {2013: 0}), ({1: {2013: 0}}, {})])
def test_view_without_entries_has_no_chart(counts, totals):
    assert draw(counts, totals, DOMAINS, [2013]) is None


def test_texture_of_a_domain_is_its_own_whatever_else_is_shown():
    whole = draw({pk: {2013: 1} for pk in range(1, 13)}, {2013: 12}, DOMAINS)
    part = draw({3: {2013: 1}, 9: {2013: 1}}, {2013: 2}, DOMAINS)

    assert [one.texture for one in whole.series] == list(TEXTURES)
    assert [one.texture for one in part.series] == [TEXTURES[2], TEXTURES[8]]


@given(COUNTS)
def test_bars_keep_to_the_drawing_and_to_the_numbers(counts):
    chart = draw(counts, {}, DOMAINS)

    if chart is None:
        assert not any(number for years in counts.values() for number in years.values())
        return
    drawn = {
        (column.first, part.series.slug): part.count for column in chart.columns for part in column.segments
    }
    assert drawn == {
        (year, f"domain-{pk}"): number for pk in counts for year, number in counts[pk].items() if number
    }
    lefts = [column.left for column in chart.columns]
    assert lefts == list(range(0, chart.scale_left, chart.columns[0].width))
    assert all(NARROWEST <= column.width <= WIDEST for column in chart.columns)
    for column in chart.columns:
        assert column.left < column.bar_left < column.middle < column.bar_left + column.bar_width
        assert all(part.top >= HEAD - 0.01 for part in column.segments)
        assert all(part.top + part.height <= chart.baseline + 0.5 for part in column.segments)
