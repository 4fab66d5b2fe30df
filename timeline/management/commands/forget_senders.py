"""manage.py forget_senders: what we need not know any longer about those who sent suggestions."""

import argparse
from datetime import timedelta

from django.core.management.base import BaseCommand
from django.utils import timezone

from timeline.suggestions import actions

MONTH = timedelta(days=30.4375)
COUNTED = timedelta(days=2)  # suggestions are counted by network for a day


def months(text):
    number = int(text)
    if not 1 <= number <= 120:
        raise argparse.ArgumentTypeError("between 1 and 120")
    return number


class Command(BaseCommand):
    help = (
        "Delete the e-mail addresses of suggestions decided more than 12 months ago, and the hashes of "
        "networks, which only serve to count what came within a day. Meant to run every day."
    )

    def add_arguments(self, parser):
        parser.add_argument("--months", type=months, default=12, help="how long addresses are kept")

    def handle(self, *args, **options):
        now = timezone.now()
        addresses = actions.forget_senders(now - options["months"] * MONTH)
        networks = actions.forget_networks(now - COUNTED)
        self.stdout.write(f"e-mail addresses deleted: {addresses}\nhashes of networks deleted: {networks}")
