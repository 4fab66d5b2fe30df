"""timeline/templatetags/numbers.py: counts of a thousand and more."""

import pytest
from django.template import engines
from django.utils import translation


def printed(source, language, **context):
    with translation.override(language):
        return engines["django"].from_string("{% load numbers %}" + source).render(context)


@pytest.mark.parametrize(
    ("language", "number", "text"),
    [
        ("en", 1_234, "1,234"),
        ("id", 1_234, "1.234"),
        ("en", 1_234_567, "1,234,567"),
        ("id", 1_234_567, "1.234.567"),
        ("en", 999, "999"),
        ("id", 0, "0"),
        ("id", -1_234, "-1.234"),
    ],
)
def test_count_is_grouped_as_the_language_does(language, number, text):
    """O12"""
    assert printed("{{ n|grouped }}", language, n=number) == text


@pytest.mark.parametrize("language", ["en", "id"])
def test_years_and_numbers_that_nobody_grouped_stay_as_they_are(language):
    """O12"""
    assert printed("{{ year }} {{ pk }}", language, year=2013, pk=123_456) == "2013 123456"
