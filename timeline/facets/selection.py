"""From what a reader chose to the entries: OR inside a facet, AND between facets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, reduce
from operator import and_

from pyroaring import BitMap

from timeline.bitmaps import union
from timeline.facets import years
from timeline.facets.index import Index
from timeline.facets.standing_for import Deputies

PLAIN = (
    "domain",
    "kind",
    "status",
    "level",
    "bindingness",
    "lens",
    "confidence",
    "region",
    "concept",
    "source",
)
"""Facets whose values stand on their own."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader chose. Actors, domains and concepts are primary keys; nothing chosen means all."""

    actors: tuple[int, ...] = ()
    is_all: bool = False
    has_members: bool = False
    roles: tuple[str, ...] = ()
    plain: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    is_reviewed: bool = False
    years: tuple[int, ...] = ()
    first: int | None = None
    last: int | None = None
    words: BitMap | None = None


class Selection:
    """The entries of a choice, and how many each other choice would give."""

    def __init__(self, index: Index, deputies: Deputies, choice: Choice) -> None:
        self.index, self.deputies, self.choice = index, deputies, choice

    @cached_property
    def hits(self) -> BitMap:
        return self._narrowed(self._narrowing)

    def without(self, facet: str) -> BitMap:
        """The entries if this facet were not chosen; `who` is actors and roles together."""
        if facet not in self._narrowing:
            return self.hits
        return self._narrowed({name: rows for name, rows in self._narrowing.items() if name != facet})

    def counts(self, facet: str) -> dict[str, int]:
        """For each value of a plain facet the entries that one gets by choosing it."""
        scope = self.without(facet)
        return {
            value: rows.intersection_cardinality(scope) for value, rows in self.index.values(facet).items()
        }

    def actor_counts(self) -> dict[int, int]:
        """The same for actors, each in one of the chosen roles. Where all must take part, one more does."""
        scope = self.hits if self.choice.is_all and self.choice.actors else self.without("who")
        actors = {int(pk) for pk in self.index.values("actor")} | self.deputies.organs.keys()
        if self.choice.has_members:
            actors |= self.deputies.members.keys()
        return {pk: self.entries_of(pk).intersection_cardinality(scope) for pk in actors}

    def role_counts(self) -> dict[str, int]:
        """The same for roles, of the chosen actors if there are any."""
        scope = self.without("who")
        return {
            role: self._who((role,)).intersection_cardinality(scope) for role in self.index.values("role")
        }

    @cached_property
    def year_counts(self) -> dict[int, int]:
        """The same for every year of the record and every chosen one."""
        shown = sorted({*years.all_years(self.index), *self.choice.years})
        return years.counts(self.index, self.without("year"), shown)

    def entries_of(self, actor: int) -> BitMap:
        """Where the actor takes part in one of the chosen roles, itself or through who stands for it."""
        return self._in_roles(actor, self.choice.roles)

    @cached_property
    def _narrowing(self) -> dict[str, BitMap]:
        """The entries of each facet in which something is chosen."""
        choice, index = self.choice, self.index
        found = {
            facet: union(index[f"{facet}:{value}"] for value in values)
            for facet, values in choice.plain.items()
            if values
        }
        if choice.actors or choice.roles:
            found["who"] = self._who(choice.roles)
        if choice.is_reviewed:
            found["reviewed"] = index["reviewed:yes"]
        if choice.years:
            found["year"] = years.of_years(index, choice.years)
        if choice.first or choice.last:
            found["span"] = years.overlapping(index, choice.first, choice.last)
        if choice.words is not None:
            found["q"] = choice.words
        return found

    def _narrowed(self, narrowing: Mapping[str, BitMap]) -> BitMap:
        return reduce(and_, narrowing.values(), self.index.everything)

    def _who(self, roles: Iterable[str]) -> BitMap:
        """The entries of the chosen actors in these roles: the role is the actor's own, not anybody's."""
        if not self.choice.actors:
            return union(self.index[f"role:{role}"] for role in roles)
        each = [self._in_roles(actor, roles) for actor in self.choice.actors]
        return reduce(and_, each) if self.choice.is_all else union(each)

    def _in_roles(self, actor: int, roles: Iterable[str]) -> BitMap:
        return union([self._part(actor, roles), *self._through_deputies(actor, roles)])

    def _part(self, actor: int, roles: Iterable[str]) -> BitMap:
        if not roles:
            return self.index[f"actor:{actor}"]
        return union(self.index[f"part:{actor}:{role}"] for role in roles)

    def _through_deputies(self, actor: int, roles: Iterable[str]) -> Iterable[BitMap]:
        """Entries of organs; those of members only as far as they fall into the time of membership."""
        for deputy in self.deputies.of(actor, has_members=self.choice.has_members):
            rows = self._part(deputy.actor, roles)
            if deputy.first or deputy.last:
                rows = rows & years.overlapping(self.index, deputy.first, deputy.last)
            yield rows
