"""manage.py import_entries FILE: entries from a CSV file or an Excel workbook, all of them or none."""

from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from timeline.imports import headings
from timeline.imports.comparing import CHANGED, NEW
from timeline.imports.opening import open_table
from timeline.imports.problems import Refused
from timeline.imports.runs import Run
from timeline.models import ImportMapping

OUTCOMES = ("new", "changed", "same", "error")


class Command(BaseCommand):
    help = (
        "Import entries. Every row that is new, changed or wrong is named; when one is wrong, nothing is "
        "imported and the exit code is 1. Columns that are missing change nothing."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="say what would change and change nothing")
        parser.add_argument("--mapping", metavar="NAME", help="remembered headings of the admin")
        parser.add_argument("--reason", default="", help="why published entries change; readers see it")
        parser.add_argument(
            "--by", metavar="USERNAME", help="in whose name; needed unless there is one owner"
        )

    def handle(self, *args, **options):
        by = None if options["dry_run"] else _person(options["by"])
        remembered = _remembered(options["mapping"])
        try:
            run = self._run(options, by, remembered)
        except Refused as error:
            raise CommandError(f"Nothing was imported. {_where(error.problems[0])}") from error
        except IntegrityError as error:
            raise CommandError("Nothing was imported: somebody changed the record. Try again.") from error
        self.stdout.write(", ".join(f"{name}: {run.tally[name]}" for name in OUTCOMES))
        if run.problems:
            for problem in run.problems:
                self.stderr.write(_where(problem))
            raise CommandError("Nothing was imported.")
        if options["dry_run"]:
            self.stdout.write("Nothing was changed: this was a dry run.")

    def _run(self, options, by, remembered):
        try:
            data = options["file"].read_bytes()
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}") from error
        table = open_table(data)
        for note in table.notes:
            self.stdout.write(note)
        if missing := headings.unknown(table.headings, remembered):
            names = ", ".join(missing)
            raise CommandError(
                f"Nothing was imported. These headings mean no column: {names}. Rename or remove them, or "
                "import such a file once in the admin, say there what they mean, and name it with --mapping."
            )
        mapping = headings.proposed(table.headings, remembered)
        run = Run(table, mapping, by=by, reason=options["reason"].strip(), told=self._tell)
        run.run()
        return run

    def _tell(self, change):
        if change.outcome == NEW:
            self.stdout.write(f"row {change.wanted.row}: new, {change.wanted.title}")
        elif change.outcome == CHANGED:
            names = ", ".join(change.differences())
            self.stdout.write(f"row {change.wanted.row}: changed, {change.entry.number}: {names}")


def _where(problem):
    return f"row {problem.row}: {problem}" if problem.row else str(problem)


def _person(username):
    """In whose name revisions are made."""
    people = get_user_model().objects.filter(is_active=True)
    found = people.filter(username=username) if username else people.filter(is_superuser=True)
    if len(found) != 1:
        raise CommandError("Say with --by in whose name entries are changed: a user name.")
    return found[0]


def _remembered(name):
    if not name:
        return None
    mapping = ImportMapping.objects.filter(name=name).first()
    if mapping is None:
        known = ", ".join(ImportMapping.objects.values_list("name", flat=True)) or "none"
        raise CommandError(f"No headings are remembered as “{name}”. Known: {known}.")
    return mapping.columns
