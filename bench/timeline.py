"""python -m bench.timeline: what a filtered page of the timeline costs the server, however large the record.

Builds records of made-up entries in throw-away databases and prints, in milliseconds of CPU of this process
(which other work on the machine hardly touches): the data of a page (count, 50 newest rows, every count of
every facet), the whole page through Django's test client, and saving one entry. An empty view of Django in
the same run is the measure; nothing is cached between requests but the bitmaps in memory, as in production.
"""

import argparse
import gc
import os
import shutil
import statistics
import subprocess
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.http import HttpResponse, QueryDict
from django.test import Client
from django.test.client import RequestFactory

from bench.record import Record
from timeline.facets.options import all_facets
from timeline.filters import EntryFilter
from timeline.models import Entry, SearchDocument
from timeline.search import upkeep

VIEWS = [
    "", "actor=actor-0", "actor=actor-150", "year=2018", "domain=domain-3&kind=law",
    "actor=actor-1&role=host",
    "from=2012&to=2014&status=ended", "actor=actor-0&actor=actor-1&actor_mode=all", "sort=oldest", "page=20",
    "region=polynesia&level=regional", "actor=actor-2&domain=domain-1&year=2015&year=2016",
]  # fmt: skip


def cpu(call, runs):
    """Milliseconds of CPU of each run; the first, which loads what stays in memory, is left out."""
    taken = []
    for _run in range(runs + 1):
        start = time.process_time()
        call()
        taken.append((time.process_time() - start) * 1000)
    return taken[1:]


def data(query):
    entry_filter = EntryFilter(QueryDict(query), Entry.objects.published())
    rows = entry_filter.rows()
    page = max(int(entry_filter.data.get("page", 1)), 1)
    return len(rows), rows[50 * (page - 1) : 50 * page], all_facets(entry_filter)


def save(entry):
    entry.place = f"Place {time.perf_counter()}"
    entry.kind = "law" if entry.kind == "report" else "report"
    entry.save()
    upkeep.refresh(SearchDocument.Kind.ENTRY, [entry.pk])


def spread(taken):
    ordered = sorted(taken)
    return statistics.median(ordered), ordered[int(len(ordered) * 0.95)]


def one_size(entries, runs):
    call_command("migrate", verbosity=0)
    start = time.perf_counter()
    Record().build(entries)
    built = time.perf_counter() - start
    client, empty = Client(headers={"host": "localhost"}), RequestFactory().get("/")
    view = lambda request: HttpResponse("")  # noqa: E731
    client.get("/timeline/")
    gc.collect()
    gc.freeze()  # as cyberdiplomacy.wsgi does
    middle = Entry.objects.get(pk=entries // 2)
    rows = {
        "empty view": cpu(lambda: view(empty), 200),
        "data": [ms for query in VIEWS for ms in cpu(lambda query=query: data(query), runs)],
        "page": [
            ms for query in VIEWS for ms in cpu(lambda query=query: client.get(f"/timeline/?{query}"), runs)
        ],
        "save": cpu(lambda: save(middle), 4 * runs),
    }
    for name, taken in rows.items():
        median, p95 = spread(taken)
        print(f"{entries:>9} {name:11}{median:9.2f}{p95:9.2f}", flush=True)
    print(f"{entries:>9} built in {built:.0f} s")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, nargs="+", default=[1_000, 100_000])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        try:
            one_size(options.one, options.runs)
        finally:
            shutil.rmtree(settings.DATA_DIR)
        return 0
    print(f"{'entries':>9} {'':11}{'median':>9}{'p95':>9}")
    command = [sys.executable, "-m", "bench.timeline", f"--runs={options.runs}"]
    return max(subprocess.run([*command, f"--one={one}"], check=False).returncode for one in options.entries)


if __name__ == "__main__":
    sys.exit(main())
