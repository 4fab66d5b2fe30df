"""python -m bench.search: how long the server takes to answer searches of a large site.

Builds 10,000 essays of 600 words and 100,000 entries of 120 words in a throw-away database, indexes them with
the site's own functions, and prints the best and the median time in milliseconds, of the whole page through
Django's test client and of the engine alone (hits, counts of all facets, the first page's keys).
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from urllib.parse import urlencode

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
django.setup()

from django.conf import settings
from django.db import connection
from django.http import QueryDict
from django.test import Client

from bench import site
from bench.texts import Writer
from cyberdiplomacy.search_page.answer import Answer
from cyberdiplomacy.search_page.form import SearchForm
from tests import servers

FORWARD = ("essays", "entries", "runs")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--essays", type=int, default=10_000)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--postgresql", action="store_true", help="on a PostgreSQL started for it")
    return parser.parse_args()


def on_postgresql(options):
    """The same again in a process whose settings name the server."""
    numbers = [f"--{name}={getattr(options, name)}" for name in FORWARD]
    with servers.postgres() as url:
        command = [sys.executable, "-m", "bench.search", *numbers]
        environment = {**os.environ, "DATABASE_URL": url, "DATABASE_POOL": "4"}
        return subprocess.run(command, env=environment, check=False).returncode


def searches(words):
    """What is searched for, by name, as the parameters of an address."""
    en = words["en"]
    return {
        "common word": {"q": en[0]},
        "rare word": {"q": en[-20]},
        "two words": {"q": f"{en[1]} {en[40]}"},
        "phrase": {"q": f'"{en[0]} {en[2]}"'},
        "prefix": {"q": f"{en[300][:5]}*"},
        "two facets": {"q": en[0], "type": "article", "language": "id"},
        "deep page": {"q": en[0], "page": "300"},
        "no results": {"q": f"{en[9]} {en[500]}qx"},
    }


def measure(call, runs):
    """Best and median of the runs, in milliseconds; the first run, which fills caches, is left out."""
    taken = []
    for _run in range(runs + 1):
        start = time.perf_counter()
        call()
        taken.append((time.perf_counter() - start) * 1000)
    return min(taken[1:]), statistics.median(taken[1:])


def report(name, parameters, runs):
    client, address = Client(headers={"host": "localhost"}), f"/search/?{urlencode(parameters)}"

    def engine():
        answer = Answer(SearchForm(QueryDict(urlencode(parameters))), "en")
        answer.counts()
        answer.finding.page(0, 10)
        return answer.count()

    status = client.get(address).status_code
    page, alone = measure(lambda: client.get(address), runs), measure(engine, runs)
    print(f"{name:12}{engine():8}{status:7}" + "".join(f"{ms:9.1f}" for ms in (*page, *alone)), flush=True)


def run(options):
    writer, start = Writer(), time.perf_counter()
    site.build(writer, options.essays, options.entries)
    seconds = time.perf_counter() - start
    print(
        f"{connection.vendor}: {options.essays} essays, {options.entries} entries, {seconds:.0f} s to build"
    )
    print(f"{'':12}{'hits':>8}{'status':>7}{'page':>9}{'median':>9}{'engine':>9}{'median':>9}")
    for name, parameters in searches(writer.words).items():
        report(name, parameters, options.runs)


def main():
    options = arguments()
    if options.postgresql:
        return on_postgresql(options)
    try:
        run(options)
    finally:
        shutil.rmtree(settings.DATA_DIR)  # made for this process by tests.settings
    return 0


if __name__ == "__main__":
    sys.exit(main())
