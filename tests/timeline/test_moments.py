"""timeline/moments.py: dates in words, in English and Indonesian."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.timeline.test_dates import SLOW_PARSER, texts
from timeline import dates
from timeline.moments import MONTHS, in_words


@pytest.mark.parametrize(
    ("text", "english", "indonesian"),
    [
        ("2009", "2009", "2009"),
        ("2018-07", "July 2018", "Juli 2018"),
        ("2013-12-03", "3 December 2013", "3 Desember 2013"),
        ("2021/..", "since 2021", "sejak 2021"),
        ("2019-08/..", "since August 2019", "sejak Agustus 2019"),
        ("2010~", "about 2010", "sekitar 2010"),
        ("2010?", "2010 (uncertain)", "2010 (belum pasti)"),
        ("2010-05%", "about May 2010 (uncertain)", "sekitar Mei 2010 (belum pasti)"),
        ("2010~/..", "since about 2010", "sejak sekitar 2010"),
        ("2013-12-05/2013-12-06", "5–6 December 2013", "5–6 Desember 2013"),
        ("2013-11-30/2013-12-02", "30 November – 2 December 2013", "30 November – 2 Desember 2013"),
        ("2013-12-30/2014-01-02", "30 December 2013 – 2 January 2014", "30 Desember 2013 – 2 Januari 2014"),
        ("2013-03/2013-05", "March – May 2013", "Maret – Mei 2013"),
        ("2019/2021", "2019 – 2021", "2019 – 2021"),
        ("2019/2019", "2019", "2019"),
        ("2012/2013-12-06", "2012 – 6 December 2013", "2012 – 6 Desember 2013"),
        ("2013-12-05~/2013-12-06", "about 5 December 2013 – 6 December 2013", None),
    ],
)
def test_in_words_says_what_the_text_says(text, english, indonesian):
    """T9: precise, month, year, range, open, approximate and uncertain, in both languages."""
    moment = dates.parse(text)

    assert in_words(moment, "en") == english
    assert indonesian is None or in_words(moment, "id") == indonesian


@pytest.mark.parametrize("text", ["2013-12-05", "2013-12", "2013"])
@pytest.mark.parametrize("language", ["en", "id"])
def test_in_words_says_a_range_with_equal_ends_once(text, language):
    point, both = dates.parse(text), dates.parse(f"{text}/{text}")

    assert in_words(both, language) == in_words(point, language)


@SLOW_PARSER
@given(texts(), st.sampled_from(["en", "id"]))
def test_in_words_never_adds_a_month_or_a_day(text, language):
    """T9: every number and month in the words stands in the text."""
    moment = dates.parse(text)
    points = [point for point in (moment.start, moment.end) if point]

    words = in_words(moment, language)

    numbers = {int(number) for number in re.findall(r"\d+", words)}
    months = {name for name in MONTHS[language] if re.search(rf"\b{name}\b", words)}
    assert numbers <= {part for point in points for part in (point.year, point.day) if part}
    assert months == {MONTHS[language][point.month - 1] for point in points if point.month}
