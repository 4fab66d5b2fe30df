"""manage.py rebuild_facets: the bitmaps of the timeline's filters, compared with the record and made anew."""

from django.core.management.base import BaseCommand

from timeline.facets import upkeep


class Command(BaseCommand):
    help = (
        "Compare the counts of the timeline's filters with the record and mend what differs. Needed only "
        "after rows were changed past the admin, and once after an update that brings the filters."
    )

    def add_arguments(self, parser):
        parser.add_argument("--check", action="store_true", help="only say what differs")

    def handle(self, *args, **options):
        wrong = sorted(upkeep.differences()) if options["check"] else upkeep.rebuild()
        done = "differ" if options["check"] else "mended"
        self.stdout.write(f"{len(wrong)} values {done}")
        for name in wrong:
            self.stdout.write(f"  {name}")
