"""timeline/facets/selection.py against sets and loops in plain Python."""

from dataclasses import dataclass, replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from timeline.facets.index import Index
from timeline.facets.selection import Choice, Selection
from timeline.facets.standing_for import Deputies, Deputy

THIS_YEAR = date.today().year
ACTORS, ROLES, KINDS, DOMAINS = (1, 2, 3, 4), ("host", "party"), ("law", "report"), ("7", "8", "9")
YEARS = st.integers(THIS_YEAR - 4, THIS_YEAR + 3)


@dataclass(frozen=True)
class Event:
    """An entry without a database; `last` None means that it has not ended."""

    first: int
    last: int | None
    kind: str
    domains: frozenset
    parts: frozenset
    is_reviewed: bool

    @property
    def over(self):
        return self.last if self.last is not None else max(self.first, THIS_YEAR)

    def names(self):
        yield from ("all", f"begin:{self.first}", f"begin:{self.first}-00", f"kind:{self.kind}")
        yield f"end:{self.last or 'open'}"
        yield from (f"domain:{domain}" for domain in self.domains)
        for actor, role in self.parts:
            yield f"actor:{actor}"
            if role:
                yield from (f"role:{role}", f"part:{actor}:{role}")
        if self.is_reviewed:
            yield "reviewed:yes"


def index_of(events):
    maps = {}
    for pk, event in enumerate(events):
        for name in event.names():
            maps.setdefault(name, BitMap()).add(pk)
    return Index(maps)


def lasting(first, years):
    return (first, None if years is None else first + years)


PARTS = st.frozensets(st.tuples(st.sampled_from(ACTORS), st.sampled_from(("", *ROLES))), max_size=3)
EVENTS = st.lists(
    st.builds(
        lambda span, **others: Event(*span, **others),
        span=st.builds(lasting, YEARS, st.none() | st.integers(0, 3)),
        kind=st.sampled_from(KINDS),
        domains=st.frozensets(st.sampled_from(DOMAINS), max_size=2),
        parts=PARTS,
        is_reviewed=st.booleans(),
    ),
    max_size=12,
)
DEPUTIES = st.builds(
    Deputies,
    organs=st.dictionaries(st.just(1), st.sets(st.sampled_from((2, 3)), min_size=1), max_size=1),
    members=st.dictionaries(
        st.sampled_from((1, 4)),
        st.lists(
            st.builds(Deputy, st.sampled_from((2, 3)), st.none() | YEARS, st.none() | YEARS), max_size=2
        ),
        max_size=2,
    ),
)


def some(values):
    return st.lists(st.sampled_from(values), unique=True, max_size=2).map(tuple)


CHOICES = st.builds(
    Choice,
    actors=some(ACTORS),
    is_all=st.booleans(),
    has_members=st.booleans(),
    roles=some(ROLES),
    plain=st.fixed_dictionaries({"kind": some(KINDS), "domain": some(DOMAINS)}),
    is_reviewed=st.booleans(),
    years=st.lists(YEARS, unique=True, max_size=2).map(tuple),
    first=st.none() | YEARS,
    last=st.none() | YEARS,
    words=st.none() | st.sets(st.integers(0, 11)).map(BitMap),
)


def has_actor(event, actor, choice, deputies):
    """Whether the actor, or somebody for it at that time, takes part in one of the chosen roles."""
    able = [(actor, None, None)]
    for one in deputies.of(actor, has_members=choice.has_members):
        able.append((one.actor, one.first, one.last))
    return any(
        actor == who
        and (not choice.roles or role in choice.roles)
        and (first is None or event.over >= first)
        and (last is None or event.first <= last)
        for who, first, last in able
        for actor, role in event.parts
    )


def has_who(event, choice, deputies):
    if not choice.actors:
        return not choice.roles or any(role in choice.roles for _actor, role in event.parts)
    each = [has_actor(event, actor, choice, deputies) for actor in choice.actors]
    return all(each) if choice.is_all else any(each)


def matches(pk, event, choice, deputies):
    kinds, domains = choice.plain["kind"], choice.plain["domain"]
    return (
        has_who(event, choice, deputies)
        and (not kinds or event.kind in kinds)
        and (not domains or bool(event.domains & set(domains)))
        and (not choice.is_reviewed or event.is_reviewed)
        and (not choice.years or any(event.first <= year <= event.over for year in choice.years))
        and (choice.first is None or event.over >= choice.first)
        and (choice.last is None or event.first <= choice.last)
        and (choice.words is None or pk in choice.words)
    )


def expected(events, choice, deputies):
    return [pk for pk, event in enumerate(events) if matches(pk, event, choice, deputies)]


def with_plain(choice, facet, value):
    return replace(choice, plain={**choice.plain, facet: (value,)})


@given(EVENTS, DEPUTIES, CHOICES)
def test_hits_are_those_of_a_plain_reimplementation(events, deputies, choice):
    selection = Selection(index_of(events), deputies, choice)

    assert list(selection.hits) == expected(events, choice, deputies)


@given(EVENTS, DEPUTIES, CHOICES)
def test_every_count_is_what_one_gets_by_choosing_the_value(events, deputies, choice):
    """T6: the value's own facet ignored; of actors that must all take part one more narrows further."""
    selection = Selection(index_of(events), deputies, choice)

    def number(changed):
        return len(expected(events, changed, deputies))

    for facet in ("kind", "domain"):
        for value, count in selection.counts(facet).items():
            assert count == number(with_plain(choice, facet, value))
    for actor, count in selection.actor_counts().items():
        kept = choice.actors if choice.is_all else ()
        assert count == number(replace(choice, actors=tuple({*kept, actor})))
    for role, count in selection.role_counts().items():
        assert count == number(replace(choice, roles=(role,)))
    for year, count in selection.year_counts.items():
        assert count == number(replace(choice, years=(year,)))


def test_role_is_that_of_the_chosen_actor():
    """T4: Indonesia as party is not found where somebody else is party."""
    event = Event(2020, 2020, "law", frozenset(), frozenset({(1, "host"), (2, "party")}), False)
    index = index_of([event])

    def found(actor, role):
        return list(Selection(index, Deputies(), Choice(actors=(actor,), roles=(role,))).hits)

    assert [found(1, "host"), found(1, "party"), found(2, "party")] == [[0], [], [0]]


def test_every_chosen_value_of_a_year_out_of_the_record_is_counted():
    selection = Selection(index_of([]), Deputies(), Choice(years=(1950,)))

    assert selection.year_counts == {1950: 0}
