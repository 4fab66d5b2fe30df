"""Dates as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import dates
from timeline.imports.problems import Unreadable
from timeline.imports.written_dates import day, edtf


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2013", "2013"),
        (" 2013-12-03 ", "2013-12-03"),
        ("2013-12-05/2013-12-06", "2013-12-05/2013-12-06"),
        ("2021/..", "2021/.."),
        ("2010~", "2010~"),
        ("3 December 2013", "2013-12-03"),
        ("3rd Dec. 2013", "2013-12-03"),
        ("December 3, 2013", "2013-12-03"),
        ("3 Desember 2013", "2013-12-03"),
        ("Desember 2013", "2013-12"),
        ("Agustus, 2013", "2013-08"),
        ("nopember 2013", "2013-11"),
        ("12/2013", "2013-12"),
        ("2013/12", "2013-12"),
        ("2013/12/03", "2013-12-03"),
        ("31/12/2013", "2013-12-31"),
        ("12/31/2013", "2013-12-31"),
        ("04.04.2013", "2013-04-04"),
        ("2019-2021", "2019/2021"),
        ("2019 – 2021", "2019/2021"),
        ("3-5 December 2013", "2013-12-03/2013-12-05"),
        ("3 December 2013 to 4 January 2014", "2013-12-03/2014-01-04"),
        ("Mei 2013 sampai Juni 2013", "2013-05/2013-06"),
        ("since 2021", "2021/.."),
        ("sejak Mei 2021", "2021-05/.."),
        ("2021 - sekarang", "2021/.."),
        ("2021-", "2021/.."),
        ("c. 2010", "2010~"),
        ("sekitar Mei 2010", "2010-05~"),
        ("ca. 31/12/2010", "2010-12-31~"),
        ("about 2010?", "2010?"),
    ],
)
def test_date_is_understood_as_precisely_as_it_is_written(written, expected):
    assert edtf(written) == expected


def test_date_that_can_mean_two_days_is_refused():
    with pytest.raises(Unreadable) as caught:
        edtf("03/04/2013")

    assert str(caught.value) == ("“03/04/2013” can be 2013-04-03 or 2013-03-04: write it as one of these.")


@pytest.mark.parametrize(
    "written",
    [
        "soon",
        "2013-13",
        "99/99/2013",
        "31 February 2013",
        "3 Foo 2013",
        "2019-20",
        "mid 2009",
        "9",
        "2021/2019",
    ],
)
def test_what_is_no_date_is_refused(written):
    with pytest.raises(Unreadable, match=f"^“{written}” is not a date the record accepts"):
        edtf(written)


@given(written=st.text("0123456789-/. ~?%–desmbrcjanu", max_size=14))
def test_whatever_is_written_gives_edtf_or_a_reason(written):
    try:
        found = edtf(written)
    except Unreadable:
        found = "2013"

    assert dates.parse(found).text == found


def test_day_is_one_day():
    assert day("3 December 2013") == "2013-12-03"
    for written in ("2013", "2013-12", "2013-12-03~", "2013-12-03/..", "2013-12-03/2013-12-05"):
        with pytest.raises(Unreadable, match="is not one day: write it as 2024-03-31"):
            day(written)
