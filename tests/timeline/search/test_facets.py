"""timeline/search/facets.py: counts from bitmaps, checked against plain Python."""

from datetime import date

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.timeline.search.texts import found, make_document
from timeline.bitmaps import of_rows, pack, unpack
from timeline.search import facets, index, lookup
from timeline.search.document import Document
from timeline.search.finding import Finding
from timeline.search.query import parse

VALUES = {
    "type": ["article", "entry"],
    "language": ["en", "id"],
    "author": ["ratih", "ines"],
    "year": ["2018", "2019", "2020", "2021"],
}
TAGS = [f"{facet}:{value}" for facet, values in VALUES.items() for value in values]
THIS_YEAR = 2020
tag_lists = st.lists(st.sampled_from([*TAGS, "since:2018", "since:2019", "since:2021"]), unique=True)
choices = st.fixed_dictionaries(
    {}, optional={facet: st.lists(st.sampled_from(values), unique=True) for facet, values in VALUES.items()}
)


def plain_tags(tags):
    """The tags of one document with its years spelt out."""
    since = [int(tag.partition(":")[2]) for tag in tags if tag.startswith("since:")]
    years = [f"year:{year}" for first in since for year in range(first + 1, THIS_YEAR + 1)]
    return {tag for tag in tags if not tag.startswith("since:")}.union(years)


def plain_hits(rows, choice, ignoring=""):
    """Places of the rows that the choice leaves, without any bitmap."""
    return [
        place
        for place, tags in enumerate(rows)
        if all(
            not values or {f"{facet}:{value}" for value in values} & plain_tags(tags)
            for facet, values in choice.items()
            if facet != ignoring
        )
    ]


def plain_counts(rows, choice):
    found = {facet: {} for facet in facets.NAMES}
    for facet in facets.NAMES:
        for place in plain_hits(rows, choice, ignoring=facet):
            for tag in plain_tags(rows[place]):
                name, _, value = tag.partition(":")
                if name == facet:
                    found[facet][value] = found[facet].get(value, 0) + 1
    return found


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(rows=st.lists(tag_lists, min_size=1, max_size=6), choice=choices)
@time_machine.travel(date(THIS_YEAR, 6, 1), tick=False)
@pytest.mark.django_db
def test_both_ways_of_counting_agree_with_plain_python(monkeypatch, rows, choice):
    """Few hits are asked for their tags, many are intersected with every bitmap of the index."""
    index.remove("entry", index.object_ids("entry"))
    for place, tags in enumerate(rows):
        index.store([Document("entry", place, [("norms", "en")], [], [], tags)])
    expected = plain_counts(rows, choice)

    for limit in (-1, 300):
        monkeypatch.setattr(lookup, "FEW", limit)
        answer = Finding(parse("norms"), choice)
        assert answer.counts() == expected
        assert sorted(pk for _kind, pk in answer.page(0, 9)) == plain_hits(rows, choice)


@pytest.mark.django_db
def test_values_of_one_facet_widen_and_several_facets_narrow():
    one = make_document("norms", tags=["language:en", "year:2018"])
    two = make_document("norms", tags=["language:id", "year:2018"])
    three = make_document("norms", tags=["language:id", "year:2019"])

    def chosen(**choice):
        return sorted(found("norms", **choice))

    assert chosen(language=["id"]) == [two.object_id, three.object_id]
    assert chosen(language=["id", "en"]) == [one.object_id, two.object_id, three.object_id]
    assert chosen(language=["id"], year=["2018"]) == [two.object_id]
    assert chosen(language=["id"], year=["1900"]) == []
    assert chosen(language=[], year=[]) == chosen()


@given(st.sets(st.integers(0, 2**32 - 1), max_size=50))
def test_a_bitmap_comes_back_from_its_column(numbers):
    assert set(unpack(memoryview(pack(of_rows(numbers))))) == numbers
