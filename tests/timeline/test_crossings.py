"""timeline/crossings.py: numbers of a view by two facets, against the rows of the small record."""

from datetime import date

import pytest
import time_machine
from django.http import QueryDict

from tests import factories
from tests.timeline.record import Choice, expected
from timeline import crossings
from timeline.filters import EntryFilter
from timeline.models import Actor, Domain, Entry

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)
CHOICES = [
    Choice(),
    Choice(actor=["indonesia", "asean"], is_all=True),
    Choice(domain=["norms"], kind=["institution", "negotiation"]),
    Choice(year=[2020], last=2020),
    Choice(actor=["estonia"], kind=["law"]),
]


def view(choice):
    query = QueryDict(mutable=True)
    for name, value in choice.query().items():
        query.setlist(name, list(map(str, value if isinstance(value, list) else [value])))
    return EntryFilter(query, Entry.objects.published())


@pytest.mark.parametrize("choice", CHOICES)
@time_machine.travel(TODAY, tick=False)
def test_each_year_has_the_entries_of_each_domain_that_overlap_it(record, choice):
    """T17: a chosen year does not narrow the chart; all other filters do."""
    rows = expected(record, choice, ignoring="year")

    found = crossings.years_by_domain(view(choice))

    pks = {domain.slug: domain.pk for domain in Domain.objects.all()}
    wanted = {}
    for row in rows:
        for slug in row.domains:
            for year in range(row.first, row.last + 1):
                wanted.setdefault(pks[slug], {}).setdefault(year, 0)
                wanted[pks[slug]][year] += 1
    assert found == wanted


@pytest.mark.parametrize("choice", CHOICES)
def test_each_actor_has_its_entries_in_each_domain(record, choice):
    """“Who acts where”: every actor given has a row, an entry with two roles counts once."""
    rows = expected(record, choice)
    actors = list(Actor.objects.all())

    found = crossings.domains_by_actor(view(choice), actors)

    pks = {domain.slug: domain.pk for domain in Domain.objects.all()}
    assert found == {
        actor.pk: {
            pks[slug]: number
            for slug in pks
            if (number := sum(slug in row.domains and actor.slug in row.actors for row in rows))
        }
        for actor in actors
    }


def test_actor_with_two_roles_counts_once(db):
    niger, norms = factories.make_actor("Niger"), factories.make_domain()
    factories.make_entry(actors=[(niger, "host"), (niger, "author")], domains=[norms])

    found = crossings.domains_by_actor(view(Choice()), [niger])

    assert found == {niger.pk: {norms.pk: 1}}


def test_view_with_an_error_has_no_numbers(record):
    broken = view(Choice(first=2021, last=2009))

    assert crossings.years_by_domain(broken) == {}
    assert crossings.domains_by_actor(broken, Actor.objects.filter(slug="niger")) == {
        Actor.objects.get(slug="niger").pk: {}
    }
