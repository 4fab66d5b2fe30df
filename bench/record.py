"""A large record of made-up entries, written in bulk: 200 actors, unevenly common, 12 domains, 16 years."""

import random
from datetime import date, timedelta
from itertools import accumulate

from django.db import connection

from timeline.facets import upkeep
from timeline.models import Actor, Domain, Entry, EntryActor, EntrySource, Source
from timeline.models.choices import Bindingness, Confidence, Kind, Level, Region, Role, Status

BATCH = 10_000
ACTORS, DOMAINS, SOURCES = 200, 12, 500
FIRST_DAY, DAYS = date(2010, 1, 1), 16 * 365
ACTOR_SUMS = list(accumulate(1 / (rank + 2) for rank in range(ACTORS)))
SUMMARY = "What the parties agreed on in this made-up event, in about as many words as a real summary has. "


class Record:
    """The same entries in every run; `build` fills the database that the settings name."""

    def __init__(self):
        self.chance = random.Random("record")

    def build(self, entries):
        self._vocabulary()
        for start in range(0, entries, BATCH):
            self._batch(range(start, min(start + BATCH, entries)))
        upkeep.rebuild()

    def _vocabulary(self):
        regions = list(Region)
        Actor.objects.bulk_create(
            Actor(slug=f"actor-{n}", name_en=f"Actor {n}", name_id=f"Pelaku {n}", kind="state",
                  region=regions[n % len(regions)])
            for n in range(ACTORS)
        )  # fmt: skip
        Domain.objects.bulk_create(
            Domain(slug=f"domain-{n}", name_en=f"Domain {n}", name_id=f"Ranah {n}", position=n)
            for n in range(DOMAINS)
        )
        Source.objects.bulk_create(
            Source(title=f"Document {n}", publisher="United Nations", kind="official-document")
            for n in range(SOURCES)
        )
        self.keys = {
            model: list(model.objects.order_by("pk").values_list("pk", flat=True))
            for model in (Actor, Domain, Source)
        }

    def _batch(self, places):
        made = Entry.objects.bulk_create(self.entry(place) for place in places)
        pks = [one.pk for one in made]
        parts, domains, evidence = [], [], []
        for pk in pks:
            for place, (actor, role) in enumerate(self._parts()):
                parts.append((pk, actor, role, "documented", place))
            domains += [
                (pk, one) for one in self.chance.sample(self.keys[Domain], self.chance.choice((1, 1, 2)))
            ]
            evidence.append((pk, self.chance.choice(self.keys[Source]), "", 0))
        _insert(EntryActor, ("entry_id", "actor_id", "role", "claim", "position"), parts)
        _insert(Entry.domains.through, ("entry_id", "domain_id"), domains)
        _insert(EntrySource, ("entry_id", "source_id", "locator", "position"), evidence)

    def entry(self, place):
        chance, day = self.chance, FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        lasts = chance.choice((0, 0, 0, 0, 400, 1200))
        text = day.isoformat() if not lasts else f"{day}/{day + timedelta(days=lasts)}"
        return Entry(
            number=f"CD-{day.year}-{place:06}", slug=f"entry-{place}", title_en=f"Event {place}",
            title_id=f"Peristiwa {place}", summary_en=SUMMARY * 3, summary_id=SUMMARY * 3, date=text,
            earliest_on=day, latest_on=day + timedelta(days=lasts), sort_key=day.isoformat(),
            kind=chance.choice(Kind.values), status=chance.choice(Status.values),
            level=chance.choice(Level.values), bindingness=chance.choice(Bindingness.values),
            confidence=chance.choice(Confidence.values), needs_sources=False, publication="published",
        )  # fmt: skip

    def _parts(self):
        actors = self.chance.choices(
            self.keys[Actor], cum_weights=ACTOR_SUMS, k=self.chance.choice((1, 2, 3))
        )
        return [(actor, self.chance.choice(Role.values)) for actor in dict.fromkeys(actors)]


def _insert(model, columns, rows):
    marks = ", ".join(["%s"] * len(columns))
    statement = f"INSERT INTO {model._meta.db_table} ({', '.join(columns)}) VALUES ({marks})"
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
