"""A whole file at once: every row is judged, and all of them are written or none."""

from collections import Counter
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from timeline.imports.checking import Checker
from timeline.imports.known import Known
from timeline.imports.layout import Layout
from timeline.imports.problems import Refused
from timeline.imports.writing import BATCH, Writer


class Run:
    """Without `by`, nothing is written. `told` hears of each change.

    After `run()`, `tally` counts rows by outcome and `problems` says what is wrong.
    """

    def __init__(self, table, mapping, *, by=None, reason="", told=lambda change: None):
        self.table, self.by, self.reason, self.told = table, by, reason, told
        known = Known()
        self.checker = Checker(Layout(table.headings, mapping, known), is_writing=by is not None)
        self.writer = Writer(known, by=by, reason=reason) if by else None
        self.tally = Counter()
        self.problems = []

    def run(self):
        """True when all is well; else nothing was written."""
        with transaction.atomic():
            try:
                rows = self.table.rows()
                while batch := list(islice(rows, BATCH)):
                    self._batch(batch)
            except Refused as error:
                self.problems += error.problems
            if not self.problems:
                self.problems += self.checker.finish()
            if self.writer and not self.problems:
                self.writer.finish()
            transaction.set_rollback(bool(self.problems))
        return not self.problems

    def _batch(self, rows):
        changes = self.checker.check((row.number, row.cells) for row in rows)
        for change in changes:
            if self.writer and change.needs_reason and not self.reason:
                change.wanted.refuse("", _("This entry is published: say why it is changed."))
            self.tally[change.outcome] += 1
            self.problems += change.wanted.problems
            self.told(change)
        if self.writer and not self.problems:
            self.writer.write(changes)
