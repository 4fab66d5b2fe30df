"""python -m bench.exports: files of the whole timeline, how fast they are written and in how much memory.

Builds entries with actors, domains and sources in a throw-away database, then asks for each file in a process
of its own, so that its peak memory (resident set) is that of one file alone. The memory of a file of one year
is what a process takes in any case.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
if "BENCH_DATABASE" in os.environ:
    os.environ["DATABASE_URL"] = os.environ["BENCH_DATABASE"]
django.setup()

from django.conf import settings
from django.core.management import call_command
from django.test import Client

from bench.record import Record

FILES = ("csv", "json", "jsonl", "bib", "ris", "ics", "atom")
HEADINGS = ("file", "rows", "MB", "CPU s", "rows/CPU s", "first byte ms", "peak RSS MB")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--files", nargs="*", choices=FILES, default=["csv"])
    parser.add_argument("--ask", help=argparse.SUPPRESS)
    return parser.parse_args()


def ask(address):
    """Fetch one file and print, as JSON, what that took of the processor and of memory."""
    start, cpu = time.perf_counter(), time.process_time()
    response = Client(headers={"host": "localhost"}).get(address)
    pieces = iter(response.streaming_content if response.streaming else [response.content])
    size, first = len(next(pieces)), time.perf_counter() - start
    size += sum(map(len, pieces))
    assert response.status_code == 200, address
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss  # kilobytes, on Linux
    print(json.dumps([size / 1e6, time.process_time() - cpu, first * 1e3, peak / 1e3]))


def asked(address):
    environment = {**os.environ, "BENCH_DATABASE": f"sqlite:///{settings.DATABASES['default']['NAME']}"}
    command = [sys.executable, "-m", "bench.exports", "--ask", address]
    return json.loads(subprocess.run(command, env=environment, check=True, capture_output=True).stdout)


def report(name, address, rows):
    size, seconds, first, peak = asked(address)
    print(
        f"{name:16}{rows:>10}{size:>10.1f}{seconds:>10.1f}{rows / seconds:>10.0f}{first:>15.0f}{peak:>13.0f}"
    )


def run(options):
    start = time.perf_counter()
    call_command("migrate", verbosity=0)
    Record().build(options.entries)
    print(f"{options.entries} entries, {time.perf_counter() - start:.0f} s to build")
    print("{:16}{:>10}{:>10}{:>10}{:>10}{:>15}{:>13}".format(*HEADINGS))
    report("csv of no entry", "/timeline.csv?year=1800", 0)
    for suffix in options.files:
        report(suffix, f"/timeline.{suffix}", options.entries)


def main():
    options = arguments()
    if options.ask:
        return ask(options.ask)
    try:
        run(options)
    finally:
        shutil.rmtree(settings.DATA_DIR)  # made for this process by tests.settings
    return 0


if __name__ == "__main__":
    sys.exit(main())
