"""manage.py load_facts: the checked timeline, its vocabulary and the library of references."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.loading import load_references
from cyberdiplomacy import content
from cyberdiplomacy.progress import Progress
from timeline.loading import Loader
from timeline.tables import LoadError


class Command(BaseCommand):
    help = (
        "Load timeline.csv, actors.csv, domains.csv and references.json through the same validation as the "
        "admin. A bad row is named with its line and nothing is loaded; a second run changes nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("--facts", type=Path, default=content.FACTS, help="folder of the facts")
        parser.add_argument(
            "--vocabulary", type=Path, default=content.VOCABULARY, help="folder of aliases and concepts"
        )
        parser.add_argument(
            "--update", action="store_true", help="overwrite rows that differ from the files (else kept)"
        )

    def handle(self, *args, **options):
        progress = Progress(self.stdout)
        loader = Loader(options["facts"], options["vocabulary"], is_updating=options["update"], told=progress)
        try:
            with transaction.atomic():
                loader.load()
                references = load_references(
                    options["facts"] / "references.json", is_updating=options["update"], told=progress
                )
        except LoadError as error:
            raise CommandError(f"Nothing was loaded.\n{error}") from error
        progress.finish()
        for outcome, number in references.items():
            loader.tally["references.json", outcome] = number
        self._report(loader.tally)

    def _report(self, tally):
        for outcome in ("added", "changed", "kept", "same"):
            number = sum(count for (_file, what), count in tally.items() if what == outcome)
            self.stdout.write(f"{outcome}: {number}")
