"""timeline/address.py: the one normal form of a view's address."""

import random
from urllib.parse import parse_qs

from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import address

VALUES = st.lists(
    st.one_of(
        st.sampled_from(["id", "Indonesia", " norms ", "2013", "all", "any", "1", "newest"]), st.text()
    ),
    max_size=4,
)
LISTS = st.dictionaries(st.one_of(st.sampled_from(address.ORDER), st.text(max_size=8)), VALUES, max_size=6)
ALIASES = {"id": "indonesia", "ri": "indonesia", "uk": "united-kingdom"}


def as_lists(pairs):
    lists = {}
    for name, value in pairs:
        lists.setdefault(name, []).append(value)
    return lists


@settings(deadline=None)
@given(LISTS)
def test_normal_is_idempotent(lists):
    """T7: a normal address is its own normal form, so that the redirect ends after one step."""
    pairs = address.normal(lists, ALIASES)

    assert address.normal(as_lists(pairs), ALIASES) == pairs


@settings(deadline=None)
@given(LISTS, st.randoms(use_true_random=False))
def test_normal_does_not_depend_on_the_order_of_parameters_or_values(lists, chance):
    """T7: one view, one address."""
    names = list(lists)
    chance.shuffle(names)
    shuffled = {name: chance.sample(lists[name], len(lists[name])) for name in names}

    assert address.normal(shuffled, ALIASES) == address.normal(lists, ALIASES)


@settings(deadline=None)
@given(LISTS)
def test_normal_holds_only_our_names_in_their_order_without_empty_values(lists):
    pairs = address.normal(lists, ALIASES)

    places = [address.ORDER.index(name) for name, _value in pairs]
    assert places == sorted(places)
    assert len(set(pairs)) == len(pairs)
    assert [pair for pair in pairs if pair[1].strip() == ""] == []


@settings(deadline=None)
@given(LISTS)
def test_query_survives_the_trip_through_an_address(lists):
    """T7: the address holds the whole state."""
    pairs = address.normal(lists, ALIASES)

    text = address.query(pairs)

    assert text == "" or text.startswith("?")
    assert parse_qs(text[1:], keep_blank_values=True) == as_lists(pairs)


@settings(deadline=None)
@given(LISTS, st.integers())
def test_without_takes_away_one_value_and_the_page(lists, seed):
    """T7: a chip removes its own value and nothing else."""
    pairs = [pair for pair in address.normal(lists, ALIASES) if pair[0] not in ("page", "actor_mode")]
    pair = random.Random(seed).choice(pairs) if pairs else ("kind", "law")

    text = address.without([*pairs, ("page", "3")], *pair)

    assert text == address.query([other for other in pairs if other != pair])


def test_without_drops_the_mode_with_the_last_actor():
    pairs = [("actor", "asean"), ("actor", "indonesia"), ("actor_mode", "all"), ("year", "2013")]

    one_left = address.without(pairs, "actor", "asean")
    none_left = address.without(address.normal(parse_qs(one_left[1:]), {}), "actor", "indonesia")

    assert one_left == "?actor=indonesia&actor_mode=all&year=2013"
    assert none_left == "?year=2013"


@settings(deadline=None)
@given(LISTS, st.sampled_from(["2013", ""]))
def test_narrowed_is_the_normal_form_of_the_view_with_this_year_alone(lists, year):
    """T15: a bar of the chart leads where its year, chosen by hand, leads."""
    pairs = address.normal(lists, {})

    narrowed = address.narrowed(pairs, "year", year)

    chosen = {**as_lists(pairs), "year": [year] if year else [], "page": []}
    assert narrowed == address.normal(chosen, {})


def test_normal_replaces_aliases_of_actors_only():
    pairs = address.normal({"actor": ["RI", "indonesia", "UK"], "domain": ["uk"]}, ALIASES)

    assert pairs == [("actor", "indonesia"), ("actor", "united-kingdom"), ("domain", "uk")]


def test_unknown_names_exclude_tracking():
    lists = {"utm_source": ["x"], "fbclid": ["y"], "gclid": ["z"], "year": ["2013"], "foo": ["1"], "": ["2"]}

    assert address.unknown(lists) == ["", "foo"]


def test_repeated_names_hold_different_values():
    lists = {"from": ["2010", "2011"], "to": ["2012", "2012"], "year": ["2010", "2011"], "page": ["1", "2"]}

    assert address.repeated(lists) == ["from", "page"]
