"""Two or three actors side by side: their entries by year, the shared ones once, and their domains."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import prefetch_related_objects
from django.utils import timezone
from django.utils.translation import gettext as _

from timeline import address, crossings, heat, years
from timeline.company import leading_actors
from timeline.filters import EntryFilter
from timeline.models import Actor, Domain, Entry
from timeline.paging import asked_page
from timeline.sorting import in_order

FEWEST, MOST = 2, 3
PER_PAGE = 60
OURS = ("actor", "actor_mode", "page")  # the rest of the address are filters that are kept


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry and those of the compared actors that took part in it; `place` is their column.

    Place 0 is across all columns: shared, or found by a filter that looks beyond the actors themselves.
    """

    entry: Entry
    actors: list[Actor]
    place: int

    @property
    def is_shared(self):
        return self.place == 0 and len(self.actors) > 1


class Comparison:
    """What an address asks to compare. `names` are slugs as they were asked for, in order."""

    def __init__(self, request):
        asked = [value.strip().lower() for value in request.GET.getlist("actor") if value.strip()]
        aliases = Actor.objects.known_as(asked)
        self.names = list(dict.fromkeys(aliases.get(name, name) for name in asked))
        data = request.GET.copy()
        for name in OURS:
            data.pop(name, None)
        self.kept = [pair for pair in address.normal(dict(data.lists()), {}) if pair[0] != "page"]
        data.setlist("actor", self.names)
        self.filter = EntryFilter(data, Entry.objects.published(), request=request)
        if self.filter.is_valid() and len(self.names) > MOST:
            self.filter.form.add_error("actor", _("At most %d actors can be compared.") % MOST)

    @property
    def errors(self):
        return self.filter.form.errors

    @property
    def is_complete(self):
        return not self.errors and FEWEST <= len(self.names) <= MOST

    def actors(self):
        """The chosen actors as they were asked for."""
        found = {actor.slug: actor for actor in self.filter.form.cleaned_data["actor"]}
        return [found[name] for name in self.names]

    def choices(self):
        """For each of the three lists of the form: pairs of an actor and whether it is chosen there."""
        offered = in_order(Actor.objects.all())
        places = [*self.names[:MOST], *[""] * (MOST - len(self.names))]
        return [[(actor, actor.slug == name) for actor in offered] for name in places]

    def page(self, number):
        """The asked-for page of the actors' entries and the status of the answer."""
        return asked_page(Paginator(self.filter.rows(), PER_PAGE), self.filter.form, number)


def by_year(page, actors):
    """Pairs of a heading and its placed entries."""
    prefetch_related_objects(page.object_list, "parts__actor")
    groups = years.by_year(page, timezone.localdate())
    return [(group, [_placed(entry, actors) for entry in group.entries]) for group in groups]


def _placed(entry, actors):
    own = [actor for actor in actors if actor in entry.actors_named]
    return Placed(entry, own, actors.index(own[0]) + 1 if len(own) == 1 else 0)


def domain_table(comparison, actors):
    """Rows of a domain with a number and its query for each actor; the last row, of all, has no domain."""
    counts = crossings.domains_by_actor(comparison.filter, actors)
    totals = dict(leading_actors(comparison.filter, MOST, among=actors))
    domains = [one for one in Domain.objects.all() if any(one.pk in counts[actor.pk] for actor in actors)]

    def cells(domain, numbers):
        return [
            (number, heat.query(comparison.kept, actor=actor, domain=domain))
            for actor, number in zip(actors, numbers, strict=True)
        ]

    rows = [(one, cells(one, [counts[actor.pk].get(one.pk, 0) for actor in actors])) for one in domains]
    return [*rows, (None, cells(None, [totals.get(actor, 0) for actor in actors]))]
