import pytest

from discussion.models import Comment
from discussion.screening import Limits, Record, count_links, reason_to_hold

LIMITS = Limits(held_comments=2, links_allowed=1)
REGULAR = {"text": "A thought.", "approved_before": 5, "is_restricted": False, "is_duplicate": False}


@pytest.mark.parametrize(
    ("record", "reason"),
    [
        ({}, ""),
        ({"approved_before": 2}, ""),
        ({"approved_before": 1}, "first-comments"),
        ({"is_duplicate": True}, "duplicate"),
        ({"is_restricted": True, "approved_before": 0}, "restricted"),
        ({"text": "see https://a.example"}, ""),
        ({"text": "see https://a.example and WWW.b.example"}, "links"),
    ],
)
def test_reason_to_hold_names_the_first_rule(record, reason):
    assert reason_to_hold(Record(**{**REGULAR, **record}), LIMITS) == reason


def test_reasons_are_those_the_comment_knows():
    worst = Record(text="http://a http://b", approved_before=0, is_restricted=True, is_duplicate=True)
    found = {
        reason_to_hold(worst, LIMITS),
        reason_to_hold(Record(**{**REGULAR, "approved_before": 0}), LIMITS),
        reason_to_hold(Record(**{**REGULAR, "is_duplicate": True}), LIMITS),
        reason_to_hold(Record(**{**REGULAR, "text": "http://a http://b"}), LIMITS),
    }

    assert found == set(Comment.Hold.values)


def test_count_links_counts_addresses():
    assert count_links("http://a https://b www.c http:// nothing") == 3
