"""Who takes part in a set of entries, how often, and as what."""

from django.db.models import Count

from timeline.models import Actor, EntryActor
from timeline.models.choices import Role


def leading_actors(entries, number, *, besides=None, among=None):
    """Pairs of an actor and how many of the entries it is in, the most first.

    One actor may be left out, or the actors be limited to some.
    """
    parts = EntryActor.objects.filter(entry__in=entries.order_by().values("pk"))
    if besides:
        parts = parts.exclude(actor=besides)
    if among:
        parts = parts.filter(actor__in=among)
    counted = parts.order_by().values("actor").annotate(number=Count("entry", distinct=True))
    first = list(counted.order_by("-number", "actor__name_en", "actor")[:number])
    actors = Actor.objects.in_bulk([row["actor"] for row in first])
    return [(actors[row["actor"]], row["number"]) for row in first]


def roles_of(actor, entries):
    """Pairs of a role's name and in how many of the entries the actor has it, the most first."""
    parts = actor.parts.exclude(role="").filter(entry__in=entries.order_by().values("pk"))
    counted = parts.order_by().values_list("role").annotate(number=Count("entry", distinct=True))
    return [(Role(role).label, number) for role, number in counted.order_by("-number", "role")]
