"""timeline/filter_words.py: a view in words."""

import pytest
from django.http import QueryDict
from django.utils.translation import override

from tests.factories import make_actor, make_domain
from timeline import filter_words
from timeline.filters import EntryFilter
from timeline.models import Entry

pytestmark = pytest.mark.django_db


def view(query):
    return EntryFilter(QueryDict(query), Entry.objects.published())


@pytest.fixture(autouse=True)
def _record():
    for name in ("Indonesia", "ASEAN"):
        make_actor(name)
    make_domain("Norms")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", ""),
        ("page=2&sort=oldest", ""),
        (
            "actor=indonesia&actor=asean&domain=norms&from=2013&to=2015",
            "ASEAN, Indonesia; Norms; from 2013 to 2015",
        ),
        ("from=2013", "from 2013"),
        ("to=2015&kind=law", "Law; to 2015"),
        ("actor=asean&actor=indonesia&actor_mode=all", "ASEAN, Indonesia; all the chosen actors together"),
        ("year=2013&year=2015", "2013, 2015"),
        ("year=abc", ""),
    ],
)
def test_view_is_said_in_words(query, words):
    assert filter_words.in_words(view(query)) == words


def test_words_are_those_of_the_language():
    with override("id"):
        assert filter_words.in_words(view("domain=norms")) == "Norms (id)"


def test_title_names_the_timeline_and_the_view():
    assert filter_words.title(view("domain=norms")) == "Timeline of cyber diplomacy: Norms"
    assert filter_words.title(view("")) == "Timeline of cyber diplomacy"
