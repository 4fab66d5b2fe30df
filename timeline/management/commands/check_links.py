"""manage.py check_links: which addresses of sources still answer."""

import argparse
from collections import Counter
from datetime import timedelta

from django.core.management.base import BaseCommand

from timeline.links import checking


def between(least, most):
    """A number of the command line within bounds."""

    def number(text):
        value = int(text)
        if not least <= value <= most:
            raise argparse.ArgumentTypeError(f"between {least} and {most}")
        return value

    return number


class Command(BaseCommand):
    help = (
        "Ask the addresses of sources whether they still answer: one request at a time, with a pause for "
        "each host, no address more than once a week. What fails twice, a day or more apart, is marked as "
        "dead on the pages of its entries. Meant to run every day; it may be stopped at any time."
    )

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=between(1, 1_000_000), help="at most so many addresses")
        parser.add_argument(
            "--older-than", type=between(7, 3650), default=7, metavar="DAYS", help="days since the last check"
        )
        parser.add_argument(
            "--timeout", type=between(1, 120), default=10, metavar="S", help="seconds an address"
        )

    def handle(self, *args, **options):
        how = checking.manner(options["timeout"])
        tally = Counter()
        for url in checking.due(timedelta(days=options["older_than"]), options["limit"]):
            answer = checking.check(url, how)
            if answer is None:
                continue
            outcome = "answered" if answer.is_good else "failed" if answer.is_failure else "unclear"
            tally[outcome] += 1
            if not answer.is_good:
                self.stdout.write(f"{outcome}: {answer.status or answer.error} {url}")
        for outcome in ("answered", "failed", "unclear"):
            self.stdout.write(f"{outcome}: {tally[outcome]}")
