"""python -m bench.imports: how many rows a second an import of new entries takes.

Writes a CSV file of made-up entries (two summaries of 40 words, two actors, a domain, a concept and a source
each), imports it into a throw-away database as manage.py import_entries does, and again, when every row is
the same. Prints rows a second by the clock and by the processor, and what the search index took of it.
"""

import argparse
import csv
import io
import os
import resource
import shutil
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from bench.texts import Writer
from timeline.imports import writing
from timeline.imports.headings import proposed
from timeline.imports.opening import open_table
from timeline.imports.runs import Run
from timeline.models import Actor, Concept, Domain
from timeline.models.choices import Kind
from timeline.search import upkeep

HEADINGS = [
    "slug", "title_en", "title_id", "summary_en", "summary_id", "date", "kind", "domains", "concepts",
    "actors", "roles", "source_title", "source_publisher", "source_kind", "source_identifier", "publication",
]  # fmt: skip


class Clock:
    """Seconds by the clock and of the processor."""

    def __init__(self):
        self.start, self.start_cpu = time.perf_counter(), time.process_time()

    def stop(self):
        return time.perf_counter() - self.start, time.process_time() - self.start_cpu


class Timed:
    """Stands in for upkeep and adds up what refresh takes of the processor."""

    cpu = 0.0

    def refresh(self, kind, pks):
        clock = Clock()
        upkeep.refresh(kind, pks)
        self.cpu += clock.stop()[1]


def vocabulary():
    """200 actors, 12 domains, 150 concepts."""
    for place in range(200):
        name = f"Actor {place}"
        Actor.objects.create(slug=f"actor-{place}", name_en=name, name_id=name, kind="state")
    for place in range(12):
        Domain.objects.create(slug=f"domain-{place}", name_en=f"D {place}", name_id=f"R {place}")
    for place in range(150):
        Concept.objects.create(name=f"Concept {place}")


def table(rows, publication):
    """The bytes of a CSV file."""
    writer, out = Writer(), io.StringIO(newline="")
    sheet = csv.writer(out)
    sheet.writerow(HEADINGS)
    for place in range(rows):
        sheet.writerow(_row(writer, place, publication))
    return out.getvalue().encode()


def _row(writer, place, publication):
    first, second = writer.chance.sample(range(200), 2)
    texts = [writer.text(language, length) for length in (8, 40) for language in ("en", "id")]
    return [
        f"event-{place}",
        *texts,
        writer.day().isoformat(),
        Kind.values[place % len(Kind.values)],
        f"domain-{place % 12}",
        f"concept-{place % 150}",
        f"actor-{first} | actor-{second}",
        "host | party",
        f"{texts[0]} {place}",
        "United Nations",
        "official-document",
        f"A/{place}",
        publication,
    ]


def bring(data, by, name):
    timed, clock = Timed(), Clock()
    writing.upkeep = timed
    opened = open_table(data)
    run = Run(opened, proposed(opened.headings), by=by, reason="Bench")
    run.run()
    seconds, cpu = clock.stop()
    rows = sum(run.tally.values())
    print(
        f"{name:18}{rows:9,} rows {dict(run.tally)}: {rows / seconds:8,.0f} a second, "
        f"{rows / cpu:8,.0f} a second of CPU; index {timed.cpu:6.1f} of {cpu:6.1f} s",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--publication", choices=["draft", "published"], default="published")
    options = parser.parse_args()
    try:
        call_command("migrate", verbosity=0)
        vocabulary()
        by = get_user_model().objects.create_superuser("root", password="x")
        data = table(options.rows, options.publication)
        bring(data, None, "dry run")
        bring(data, by, "import")
        bring(data, by, "import again")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    finally:
        shutil.rmtree(settings.DATA_DIR)  # made for this process by tests.settings


if __name__ == "__main__":
    main()
