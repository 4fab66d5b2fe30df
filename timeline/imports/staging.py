"""Imports of the admin: a file is kept, judged in short steps, shown, and written as a whole or not at all.

Whoever is asked to go on (a request, `manage.py run_imports`) may be killed at any time: what was judged is
kept, and writing is one transaction.
"""

import time
from collections import Counter
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from timeline.imports import csv_tables, headings
from timeline.imports.checking import Checker
from timeline.imports.comparing import ERROR, claims
from timeline.imports.known import Known
from timeline.imports.layout import Layout
from timeline.imports.ledger import Ledger
from timeline.imports.opening import Table, open_table
from timeline.imports.problems import Problem, Refused, refuse
from timeline.imports.runs import Run
from timeline.models import Import, ImportMapping, ImportRow

MOST_BYTES = 20_000_000
MOST_ROWS = 20_000
MOST_SHEET_ROWS = 5_000
STEP = 2.0  # seconds
BATCH = 100


class Moved(Exception):
    """The record is no longer what the preview was made from."""


def too_big():
    megabytes = MOST_BYTES // 1_000_000
    return refuse(
        _("The file is bigger than %d MB: split it, or ask for manage.py import_entries.") % megabytes
    )


def stage(data, file_name, *, by, language):
    """Keep a file. Raises Refused when it cannot be read at all."""
    if len(data) > MOST_BYTES:
        raise too_big()
    table = open_table(data, MOST_SHEET_ROWS)
    one = Import(
        file_name=file_name[:200],
        text=table.text,
        length=len(table.text),
        delimiter=table.delimiter,
        headings=table.headings,
        notes=table.notes,
        place=table.first,
        last_row=table.before,
        language=language,
        created_by=by,
    )
    one.mapping = headings.proposed(table.headings, remembered(table.headings))
    if headings.is_own(table.headings):
        Layout(table.headings, one.mapping, None)
        one.state = Import.State.CHECKING
    one.save()
    return one


def remembered(names):
    """What was remembered of such headings; None when there is nothing."""
    found = ImportMapping.objects.fitting(map(headings.plain, names))
    return found.columns if found else None


@transaction.atomic
def explain(one, mapping, name=""):
    """Take what the headings mean, and remember it under a name. Raises Refused."""
    Layout(one.headings, mapping, None)
    one.mapping, one.state = mapping, Import.State.CHECKING
    one.save(update_fields=["mapping", "state"])
    if name:
        columns = {headings.plain(heading): column for heading, column in mapping.items() if heading}
        ImportMapping.objects.update_or_create(name=name, defaults={"columns": columns})


def step(one, seconds=STEP):
    """Judge rows for about as long as this; True when there is more to do."""
    with override(one.language):
        checker = Checker(Layout(one.headings, one.mapping, Known()), ledger=_ledger(one))
        rows = csv_tables.rows(one.text, one.delimiter, start=one.place, number=one.last_row)
        until = time.monotonic() + seconds
        try:
            while batch := list(islice(rows, BATCH)):
                if not _keep(one, batch, checker.check((row.number, row.cells) for row in batch)):
                    return False  # somebody else is at it
                if time.monotonic() > until:
                    return True
        except Refused as error:
            return _close(one, error.problems)
        return _close(one, checker.finish())


def _ledger(one):
    ledger = Ledger()
    for row, said in one.rows.values_list("number", "claims"):
        ledger.take(row, said)
    return ledger


@transaction.atomic
def _keep(one, batch, changes):
    """Write down how rows were judged; False when another process did it first."""
    if batch[-1].number > MOST_ROWS:
        raise refuse(_("More than %d rows: split the file, or ask for manage.py import_entries.") % MOST_ROWS)
    waiting = Import.objects.filter(pk=one.pk, state=Import.State.CHECKING, place=one.place)
    one.place, one.last_row = batch[-1].end, batch[-1].number
    one.needs_reason = one.needs_reason or any(change.needs_reason for change in changes)
    fresh = {"place": one.place, "last_row": one.last_row, "needs_reason": one.needs_reason}
    if not waiting.update(**fresh):
        return False
    ImportRow.objects.bulk_create(_row(one, change) for change in changes)
    return True


def _row(one, change):
    return ImportRow(
        imported=one,
        number=change.wanted.row,
        outcome=change.outcome,
        entry_number=change.entry.number if change.entry else "",
        title=change.wanted.title[:200],
        differences=_shown(change),
        problems=[[problem.column, problem.reason] for problem in change.wanted.problems],
        claims=claims(change),
    )


def _shown(change):
    return [] if change.outcome == ERROR else [[name, *pair] for name, pair in change.differences().items()]


@transaction.atomic
def _close(one, problems):
    """All is judged. Problems of the whole are written to their rows."""
    if not Import.objects.filter(pk=one.pk, state=Import.State.CHECKING).update(state=Import.State.REFUSED):
        return False  # somebody else closed it
    for problem in problems:
        _mark(one, problem)
    counts = one.rows.order_by().values("outcome").annotate(count=Count("pk"))
    one.tally = dict(counts.values_list("outcome", "count"))
    one.state = Import.State.REFUSED if one.tally.get(ERROR) or not one.tally else Import.State.READY
    one.save(update_fields=["tally", "state", "needs_reason"])
    return False


def _mark(one, problem: Problem):
    row = one.rows.filter(number=problem.row).first() or ImportRow(imported=one, number=problem.row)
    row.outcome = ERROR
    row.problems = [*row.problems, [problem.column, problem.reason]]
    row.save()


def write(one, *, by, reason):
    """Write the whole file as it was shown. Raises Moved when the record is another by now."""
    try:
        with transaction.atomic():
            # Locked, so that two clicks never write it twice.
            if not Import.objects.select_for_update().filter(pk=one.pk, state=Import.State.READY).exists():
                return
            _run(one, by, reason)
            one.state, one.imported_at, one.reason, one.text = Import.State.DONE, timezone.now(), reason, ""
            one.save()
            one.rows.all().delete()
    except (Moved, IntegrityError) as error:
        again(one)
        raise Moved from error


def _run(one, by, reason):
    shown = {
        number: (outcome, differences)
        for number, outcome, differences in one.rows.values_list("number", "outcome", "differences")
    }

    def compare(change):
        if shown.get(change.wanted.row) != (change.outcome, _shown(change)):
            raise Moved

    run = Run(_table(one), one.mapping, by=by, reason=reason, told=compare)
    if not run.run():
        raise Moved
    one.tally = Counter(run.tally)


def _table(one):
    head = next(csv_tables.rows(one.text, one.delimiter))
    return Table(one.text, one.delimiter, one.headings, head.end, head.number)


@transaction.atomic
def again(one):
    """Judge the rows anew, because the record has changed."""
    head = next(csv_tables.rows(one.text, one.delimiter))
    one.rows.all().delete()
    one.state, one.place, one.last_row = Import.State.CHECKING, head.end, head.number
    one.imported_at, one.reason, one.tally, one.needs_reason = None, "", {}, False
    one.save()
