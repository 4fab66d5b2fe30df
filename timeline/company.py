"""Who takes part in the entries of a view, how often, and as what."""

from django.http import QueryDict

from timeline.filters import EntryFilter
from timeline.models import Actor, Entry
from timeline.models.choices import Role
from timeline.sorting import sort_key


def entry_counts():
    """Actor pk -> published entries of the actor and of its organs, as its own page lists them."""
    return EntryFilter(QueryDict(), Entry.objects.published()).selection.actor_counts()


def leading_actors(entry_filter, number, *, besides=None, among=None):
    """Pairs of an actor and how many of the view's entries it is in, the most first.

    One actor may be left out, or the actors be limited to some.
    """
    selection = entry_filter.selection
    wanted = {actor.pk for actor in among} if among else selection.actor_counts().keys()
    counts = {
        pk: selection.entries_of(pk).intersection_cardinality(selection.hits)
        for pk in wanted
        if not besides or pk != besides.pk
    }
    actors = Actor.objects.in_bulk([pk for pk, count in counts.items() if count])
    pairs = [(actor, counts[actor.pk]) for actor in actors.values()]
    return sorted(pairs, key=lambda pair: (-pair[1], sort_key(str(pair[0]))))[:number]


def roles_in(entry_filter):
    """Pairs of a role's name and in how many entries the view's actor has it, the most first."""
    counts = entry_filter.selection.role_counts()
    pairs = [(Role(role).label, number) for role, number in counts.items() if number]
    return sorted(pairs, key=lambda pair: (-pair[1], str(pair[0])))
