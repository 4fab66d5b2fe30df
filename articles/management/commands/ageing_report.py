"""manage.py ageing_report: what of the site grows old."""

import argparse

from django.core.management.base import BaseCommand

from articles import ageing
from timeline.ageing import MONTHS, MOST_MONTHS


def months(text):
    number = int(text)
    if not 1 <= number <= MOST_MONTHS:
        raise argparse.ArgumentTypeError(f"between 1 and {MOST_MONTHS}")
    return number


class Command(BaseCommand):
    help = (
        "Report entries not compared with their sources for long, entries that need sources, sources whose "
        "address no longer answers, and essays that cite withdrawn entries."
    )

    def add_arguments(self, parser):
        parser.add_argument("--months", type=months, default=MONTHS, help="what “for long” means")

    def handle(self, *args, **options):
        for section in ageing.sections(options["months"]):
            self.stdout.write(f"{section.title}: {section.count}")
            for found in section.findings():
                said = [found.title, str(found.since or ""), found.note, found.help_address]
                self.stdout.write("  " + " | ".join(filter(None, said)))
