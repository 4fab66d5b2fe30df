"""Who else stands for an actor: its organs always, its members where the reader wants them."""

from collections import defaultdict
from dataclasses import dataclass, field

from timeline import dates
from timeline.models import Membership


@dataclass(frozen=True, slots=True)
class Deputy:
    """An actor that stands for another, from year to year where that is known."""

    actor: int
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Deputies:
    """Primary keys of actors to those who stand for them, over any number of steps."""

    organs: dict[int, set[int]] = field(default_factory=dict)
    members: dict[int, list[Deputy]] = field(default_factory=dict)

    def of(self, actor, *, has_members):
        """Everybody whose entries are this actor's too, but itself."""
        organs = self.organs.get(actor, set())
        found = [Deputy(organ) for organ in sorted(organs)]
        if has_members:
            for body in sorted({actor, *organs}):
                for member in self.members.get(body, []):
                    own_organs = sorted(self.organs.get(member.actor, set()))
                    found += [member, *(Deputy(organ, member.first, member.last) for organ in own_organs)]
        return found


def deputies():
    """Read from the memberships of all actors."""
    direct, members = defaultdict(set), defaultdict(list)
    for actor, body, relation, period in Membership.objects.order_by().values_list(
        "actor", "body", "relation", "period"
    ):
        if relation == Membership.Relation.ORGAN:
            direct[body].add(actor)
        else:
            members[body].append(Deputy(actor, *_years(period)))
    return Deputies({body: _reached(body, direct) for body in direct}, dict(members))


def _reached(body, direct):
    """Organs, organs of organs and so on."""
    seen, frontier = set(), direct[body]
    while frontier:
        seen |= frontier
        frontier = set().union(*(direct.get(one, set()) for one in frontier)) - seen
    return seen - {body}


def _years(period):
    if not period:
        return None, None
    moment = dates.parse(period)
    return moment.earliest.year, None if moment.is_open else moment.latest.year
