"""timeline/dates.py: EDTF texts as bounds and sort keys, never more precise than they are."""

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from timeline import dates

# The library that our reading is held to takes ten milliseconds a text, more on a busy machine.
SLOW_PARSER = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
DAYS = st.dates(date(dates.FIRST_YEAR, 1, 1), date(dates.LAST_YEAR, 12, 31))


@st.composite
def points(draw):
    """A valid point as text."""
    day, precision = draw(DAYS), draw(st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]))
    parts = {"%Y": f"{day.year:04}", "%m": f"{day.month:02}", "%d": f"{day.day:02}"}
    text = precision
    for part, value in parts.items():
        text = text.replace(part, value)
    return text + draw(st.sampled_from(["", "~", "?", "%"]))


@st.composite
def texts(draw):
    """A valid point, range or open range as text."""
    start = draw(points())
    shape = draw(st.sampled_from(["point", "open", "range"]))
    if shape == "point":
        return start
    if shape == "open":
        return f"{start}/.."
    end = draw(points())
    first, last = dates.parse(start), dates.parse(end)
    assume(first.earliest <= last.earliest and first.latest <= last.latest)
    return f"{start}/{end}"


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "sort_key"),
    [
        ("2009", date(2009, 1, 1), date(2009, 12, 31), "2009-00-00"),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28), "2018-02-00"),
        ("2012-02-29", date(2012, 2, 29), date(2012, 2, 29), "2012-02-29"),
        ("2010~", date(2010, 1, 1), date(2010, 12, 31), "2010-00-00"),
        ("2010-06?", date(2010, 6, 1), date(2010, 6, 30), "2010-06-00"),
        ("2013-12-05%", date(2013, 12, 5), date(2013, 12, 5), "2013-12-05"),
        ("2013-12-05/2014", date(2013, 12, 5), date(2014, 12, 31), "2013-12-05"),
        ("2019/2021", date(2019, 1, 1), date(2021, 12, 31), "2019-00-00"),
        ("2021/..", date(2021, 1, 1), dates.OPEN_END, "2021-00-00"),
    ],
)
def test_parse_gives_the_widest_bounds_the_text_allows(text, earliest, latest, sort_key):
    """T9: a year spans its year, a month its month; nothing is rounded to a day."""
    moment = dates.parse(text)

    assert (moment.earliest, moment.latest, moment.sort_key) == (earliest, latest, sort_key)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "09",
        "2009-1",
        "2009-13",
        "2009-00",
        "2009-21",
        "2009-24",
        "2009-41",
        "2009-02-29",
        "2009-04-31",
        "2009-12-00",
        "0000",
        "12009",
        "-2009",
        "2009-12-05T10:00",
        "2009x",
        "200X",
        "2009~?",
        " 2009",
        "2009\n",
        "２００９",
        "2009/",
        "/2009",
        "../2009",
        "2009/../..",
        "2009/2010/2011",
        "2010/2009",
        "2009-12/2009-11",
        "today",
        "2009\x00",
    ],
)
def test_parse_refuses_a_text_outside_the_subset(text):
    """T9: invalid texts, seasons included, raise DateFormatError and nothing else."""
    with pytest.raises(dates.DateFormatError):
        dates.parse(text)


@pytest.mark.parametrize(
    ("text", "precision"),
    [("2009", "year"), ("2009-07", "month"), ("2009-07-01", "day")],
)
def test_precision_is_that_of_the_text(text, precision):
    assert dates.parse(text).start.precision == precision


def test_sort_key_puts_a_bare_year_before_the_dated_entries_of_that_year():
    """T9: the stated order: year, then month, then day."""
    texts = ["2009-03-17", "2010", "2009-03", "2009", "2008-12-31", "2009-01-01"]

    in_order = sorted(texts, key=lambda text: dates.parse(text).sort_key)

    assert in_order == ["2008-12-31", "2009", "2009-01-01", "2009-03", "2009-03-17", "2010"]


@SLOW_PARSER
@given(points())
def test_bounds_are_those_of_the_edtf_library(text):
    """T9: lower_strict and upper_strict are the widest days a date can mean, without any padding."""
    parsed = parse_edtf(text)

    moment = dates.parse(text)

    bounds = [date(*bound[:3]) for bound in (parsed.lower_strict(), parsed.upper_strict())]
    assert [moment.earliest, moment.latest] == bounds


@given(texts())
def test_parse_reads_every_text_of_the_subset(text):
    """T9: what is valid parses, keeps its text and has bounds in order."""
    moment = dates.parse(text)

    assert moment.text == text
    assert moment.earliest <= moment.latest
    assert moment.is_open is text.endswith("/..")
    assert (moment.end is not None) is ("/" in text and not moment.is_open)


@given(DAYS)
def test_bounds_of_year_month_and_day_contain_each_other(day):
    """T9: a day lies in its month, the month in its year."""
    exact = dates.parse(f"{day.year:04}-{day.month:02}-{day.day:02}")
    month = dates.parse(f"{day.year:04}-{day.month:02}")
    year = dates.parse(f"{day.year:04}")

    assert exact.earliest == exact.latest == day
    assert year.earliest <= month.earliest <= day <= month.latest <= year.latest
    assert year.sort_key < month.sort_key < exact.sort_key
    assert (month.latest + timedelta(days=1)).day == 1


@given(points(), points())
def test_a_range_contains_both_its_ends(first, second):
    start, end = sorted((dates.parse(first), dates.parse(second)), key=lambda one: (one.earliest, one.latest))
    assume(start.latest <= end.latest)

    moment = dates.parse(f"{start.text}/{end.text}")

    assert (moment.earliest, moment.latest) == (start.earliest, end.latest)
    assert dates.parse(f"{start.text}/..").latest == dates.OPEN_END


@given(st.text(max_size=12))
def test_parse_never_fails_in_another_way(text):
    """T9: any text is a Moment or a DateFormatError."""
    try:
        moment = dates.parse(text)
    except dates.DateFormatError:
        moment = None

    assert moment is None or moment.text == text


@given(st.from_regex(r"\A[0-9]{4}-[0-9]{2}(-[0-9]{2})?[~?%]?\Z"))
def test_a_parsed_month_is_a_month_of_the_calendar(text):
    """T9: EDTF writes seasons as months 21 to 41; the record does not take them."""
    try:
        point = dates.parse(text).start
    except dates.DateFormatError:
        point = None

    assert point is None or 1 <= point.month <= 12
