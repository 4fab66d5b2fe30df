"""T18: headings of a list by year, and jumps that lead to the page on which a year begins."""

from dataclasses import dataclass
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from timeline.years import by_year, jumps

TODAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Row:
    earliest_on: date

    @property
    def year(self):
        return self.earliest_on.year


def rows(*days):
    return [Row(date.fromisoformat(day)) for day in days]


def seen(groups):
    return [(group.year, group.is_coming, group.anchor, len(group.entries)) for group in groups]


def test_entries_stand_under_their_year_in_the_order_of_the_list():
    found = by_year(rows("2021-01-01", "2013-12-03", "2013-01-01", "2009-03-17"), TODAY)

    assert seen(found) == [
        (2021, False, "year-2021", 1),
        (2013, False, "year-2013", 2),
        (2009, False, "year-2009", 1),
    ]


def test_what_is_still_to_come_has_a_heading_of_its_own():
    """T31: an entry of today has come."""
    found = by_year(rows("2027-05-01", "2026-12-01", "2026-11-22", "2026-01-01"), TODAY)

    assert seen(found) == [
        (2027, True, "year-2027", 1),
        (2026, True, "year-2026", 1),
        (2026, False, "year-2026-further", 2),
    ]


def test_jumps_lead_to_the_page_on_which_a_year_begins():
    begun = {2009: 3, 2013: 4, 2020: 0, 2021: 5}

    newest, oldest = jumps(begun, 5), jumps(begun, 5, is_oldest_first=True)

    assert [(jump.year, jump.count, jump.page, jump.anchor) for jump in newest] == [
        (2021, 5, 1, "year-2021"),
        (2013, 4, 2, "year-2013"),
        (2009, 3, 2, "year-2009"),
    ]
    assert [(jump.year, jump.page) for jump in oldest] == [(2009, 1), (2013, 1), (2021, 2)]


@given(
    st.dictionaries(st.integers(1990, 2030), st.integers(0, 9)),
    st.integers(1, 7),
    st.booleans(),
)
def test_every_jump_finds_its_heading_on_the_page_it_leads_to(begun, per_page, is_oldest_first):
    years = sorted((year for year in begun for _n in range(begun[year])), reverse=not is_oldest_first)
    entries = [Row(date(year, 6, 1)) for year in years]

    found = jumps(begun, per_page, is_oldest_first=is_oldest_first)

    assert [jump.year for jump in found] == list(dict.fromkeys(years))
    for jump in found:
        start = (jump.page - 1) * per_page
        headings = by_year(entries[start : start + per_page], TODAY)
        assert jump.anchor in [heading.anchor for heading in headings]
        assert jump.year not in years[:start]
