"""A small record and what any view of it must show, computed without the database."""

from dataclasses import dataclass, field
from datetime import date

from tests.factories import indexed_together, make_actor, make_domain, make_entry
from timeline.models import Entry
from timeline.models.choices import Kind, Publication

ACTORS = ("Indonesia", "ASEAN", "Niger", "Nigeria", "Estonia")
DOMAINS = ("Norms", "Capacity", "Cybercrime")
ROWS = [
    # title, date, first year, last year (None: has not ended), kind, actors, domains
    ("Workshop", "2009-03-17", 2009, 2009, "conference", "indonesia estonia", "norms"),
    ("Plan", "2009", 2009, 2009, "strategy", "asean", "norms capacity"),
    ("Letter", "2009-03", 2009, 2009, "statement", "niger", "norms"),
    ("Pact", "2011-05-02", 2011, 2011, "agreement", "nigeria niger", "cybercrime"),
    ("Talks", "2019/2021", 2019, 2021, "negotiation", "indonesia asean", "norms cybercrime"),
    ("Centre", "2012/..", 2012, None, "institution", "indonesia", "capacity"),
    ("Forum", "2020-06/..", 2020, None, "institution", "asean estonia indonesia", "capacity norms"),
    ("Report", "2020-07-10", 2020, 2020, "report", "", "norms"),
    ("Breach", "2010-12-30/2011-01-04", 2010, 2011, "incident", "nigeria", "cybercrime"),
    ("Law", "2021~", 2021, 2021, "law", "indonesia niger", "cybercrime capacity"),
]


@dataclass(frozen=True)
class Row:
    title: str
    number: str
    sort_key: str
    first: int
    last: int
    kind: str
    actors: frozenset
    domains: frozenset


@dataclass
class Choice:
    """What a reader chose, facet by facet."""

    actor: list = field(default_factory=list)
    domain: list = field(default_factory=list)
    kind: list = field(default_factory=list)
    year: list = field(default_factory=list)
    first: int | None = None
    last: int | None = None
    is_all: bool = False
    is_oldest: bool = False

    def query(self):
        pairs = {"actor": self.actor, "domain": self.domain, "kind": self.kind, "year": self.year}
        return {
            **pairs,
            **({"from": self.first} if self.first else {}),
            **({"to": self.last} if self.last else {}),
            **({"actor_mode": "all"} if self.is_all else {}),
            **({"sort": "oldest"} if self.is_oldest else {}),
        }


@indexed_together()
def make_record():
    """The rows as entries, with a draft and a withdrawn entry that must never be counted."""
    actors = {actor.slug: actor for actor in map(make_actor, ACTORS)}
    domains = {domain.slug: domain for domain in map(make_domain, DOMAINS)}
    for title, when, _first, _last, kind, who, what in ROWS:
        make_entry(
            title_en=title,
            title_id=title,
            slug=title.lower(),
            date=when,
            kind=kind,
            actors=[actors[slug] for slug in who.split()],
            domains=[domains[slug] for slug in what.split()],
        )
    for publication in (Publication.DRAFT, Publication.WITHDRAWN):
        make_entry(
            title_en="Hidden",
            date="2020-06",
            publication=publication,
            actors=list(actors.values()),
            domains=domains.values(),
        )
    numbers = dict(Entry.objects.values_list("slug", "number"))
    return [plain(row, numbers[row[0].lower()]) for row in ROWS]


def plain(row, number):
    title, when, first, last, kind, who, what = row
    start = f"{when.split('/')[0].rstrip('~')}-00-00"[:10]
    return Row(
        title,
        number,
        start,
        first,
        last or max(first, date.today().year),
        kind,
        frozenset(who.split()),
        frozenset(what.split()),
    )


def expected(rows, choice, *, ignoring=None):
    """The rows that the choice leaves, in its order; one facet may be ignored."""
    found = [row for row in rows if ignoring == "actor" or _has_actors(row, choice)]
    if choice.domain and ignoring != "domain":
        found = [row for row in found if row.domains & set(choice.domain)]
    if choice.kind and ignoring != "kind":
        found = [row for row in found if row.kind in choice.kind]
    if choice.year and ignoring != "year":
        found = [row for row in found if any(row.first <= year <= row.last for year in choice.year)]
    found = [row for row in found if row.last >= (choice.first or 0) and row.first <= (choice.last or 9999)]
    return sorted(found, key=lambda row: (row.sort_key, row.number), reverse=not choice.is_oldest)


def _has_actors(row, choice):
    wanted = set(choice.actor)
    return not wanted or (wanted <= row.actors if choice.is_all else bool(wanted & row.actors))


def expected_counts(rows, choice, facet, values):
    """How many rows each value of a facet leaves under all other filters."""
    if facet == "actor" and choice.is_all:
        others = expected(rows, choice)
    else:
        others = expected(rows, choice, ignoring=facet)
    return {value: sum(_is(row, facet, value) for row in others) for value in values}


def _is(row, facet, value):
    if facet == "year":
        return row.first <= int(value) <= row.last
    return value in {"actor": row.actors, "domain": row.domains, "kind": {row.kind}}[facet]


VALUES = {
    "actor": ["asean", "estonia", "indonesia", "niger", "nigeria"],
    "domain": ["norms", "capacity", "cybercrime"],
    "kind": Kind.values,
}
