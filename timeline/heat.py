"""The table “who acts where”: actors of a view by security domain, each number with its address."""

from dataclasses import dataclass
from math import ceil, sqrt

from timeline import address, crossings
from timeline.company import leading_actors
from timeline.models import Actor, Domain

MOST = 15  # actors
STEPS = 5  # of shading


@dataclass(frozen=True, slots=True)
class Cell:
    """A number, how strongly it is shaded (0 to 5), and the query of its entries."""

    count: int
    step: int
    query: str


@dataclass(frozen=True, slots=True)
class Row:
    actor: Actor
    total: int
    query: str
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    domains: list[Domain]
    rows: list[Row]


def heat_table(entry_filter, pairs):
    """The leading actors of a view by all domains, or the chosen ones by the chosen ones.

    Chosen values stand alone, because only their numbers are those of an address: OR inside a filter.
    """
    data = entry_filter.form.cleaned_data if entry_filter.is_valid() else {}
    domains = list(data.get("domain") or Domain.objects.all())
    leading = leading_actors(entry_filter, MOST, among=data.get("actor") or None)
    counts = crossings.domains_by_actor(entry_filter, [actor for actor, _total in leading])
    strongest = max(
        (counts[actor.pk].get(domain.pk, 0) for actor, _ in leading for domain in domains), default=0
    )

    def cell(actor, domain):
        count = counts[actor.pk].get(domain.pk, 0)
        return Cell(count, step(count, strongest), query(pairs, actor=actor, domain=domain))

    rows = [
        Row(actor, total, query(pairs, actor=actor), [cell(actor, domain) for domain in domains])
        for actor, total in leading
    ]
    return Table(domains, rows)


def step(count, strongest):
    """How strongly a number is shaded; roots keep small ones apart beside a few big ones."""
    return ceil(STEPS * sqrt(count / strongest)) if count else 0


def query(pairs, *, actor, domain=None):
    """The view narrowed to one actor (and one domain); several that must act together stay together."""
    lists = {}
    for name, value in pairs:
        lists.setdefault(name, []).append(value)
    lists.pop("page", None)
    if lists.get("actor_mode") != ["all"]:
        lists["actor"] = [actor.slug]
    if domain:
        lists["domain"] = [domain.slug]
    return address.query(address.normal(lists, {}))
