"""timeline/negotiation.py: HTML unless JSON-LD is preferred."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.negotiation import prefers_linked_data

BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", False),
        (BROWSER, False),
        ("*/*", False),
        ("application/*", True),
        ("application/ld+json", True),
        ("Application/LD+JSON", True),
        ('application/ld+json;profile="http://www.w3.org/ns/json-ld#compacted"', True),
        ("application/ld+json, application/json", True),
        ("application/ld+json, */*;q=0.1", True),
        ("application/ld+json, */*", True),
        ("application/ld+json, text/html", False),
        ("text/html;q=0.5, application/ld+json;q=0.9", True),
        ("text/html;q=0.9, application/ld+json;q=0.5", False),
        ("text/*;q=0.9, application/ld+json; q=1.0", True),
        ("application/ld+json;q=0", False),
        ("application/ld+json;q=0, */*", False),
        ("text/html;q=0, application/ld+json;q=0.1", True),
        ("text/html;q=0, */*;q=0.3", True),
        ("application/ld+json;q=2", True),  # no quality, so none was given
        ("application/ld+json;q=0.5;q=1, text/html;q=0.7", False),
        ("application/json", False),
        ("ld+json", False),
        ("application/ld+json;;;", True),
        ("application/ld+json" + ";x" * 2_000, True),
        ("," * 10_000, False),
    ],
)
def test_more_wanted_and_more_exactly_named_form_is_given(accept, expected):
    assert prefers_linked_data(accept) is expected


@given(st.text(max_size=80))
def test_any_header_is_understood(accept):
    assert prefers_linked_data(accept) in (True, False)


@given(st.integers(0, 1000), st.integers(0, 1000))
def test_greater_quality_wins(html, data):
    accept = f"text/html;q={html / 1000:.3f}, application/ld+json;q={data / 1000:.3f}"

    assert prefers_linked_data(accept) is (data > html)
