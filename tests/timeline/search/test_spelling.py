"""timeline/search/spelling.py: what a query that finds nothing may have meant."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.timeline.search.texts import make_document
from timeline.search import index, spelling
from timeline.search.query import parse

pytestmark = pytest.mark.django_db


def offered(text):
    return {one.text: one.count for one in spelling.suggestions(parse(text))}


@pytest.fixture
def corpus():
    make_document("Diplomasi siber", language="id")
    make_document("Diplomasi lain", language="id")
    make_document("Cyber norms")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("diplomsi", {"diplomasi": 2}),
        ("diplmoasi siber", {"diplomasi siber": 1}),
        ("diplomassi sibre", {"diplomasi siber": 1}),
        ("giplomasi", {"diplomasi": 2}),
        ('"cyber nroms"', {'"cyber norms"': 1}),
        ("norm -syber", {}),
        ("cybre -norms", {}),
        ("xylophone", {}),
        ("diplomasi norms", {}),
        ("外交", {}),
    ],
)
def test_near_spellings_that_find_something_are_offered(corpus, text, expected):
    assert offered(text) == expected


def test_words_of_what_is_hidden_or_gone_are_never_offered():
    hour = timedelta(hours=1)
    make_document("Confidential", shown_at=timezone.now() + hour)
    make_document("Konfidensial", shown_until=timezone.now() - hour)
    withdrawn = make_document("Confidentiel")
    index.remove(withdrawn.kind, [withdrawn.object_id])

    assert offered("confidentia") == {}
    assert spelling.find_begun(parse("confid"), {}) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("siber dipl", 1), ("dip", 2), ("di", None), ("dipl*", None), ("siber -dipl", None), ("zzz", None)],
)
def test_the_last_word_is_taken_as_a_beginning(corpus, text, expected):
    finding = spelling.find_begun(parse(text), {})

    assert (finding and len(finding.matched)) == expected
