"""Making tables as people and our own exports make them."""

import csv
import io

from openpyxl import Workbook

from timeline import columns
from timeline.imports.headings import proposed
from timeline.imports.opening import open_table
from timeline.imports.runs import Run
from timeline.models import Entry, EntryActor, EntryRevision, EntrySource, Relation, Source, TaggedEntry

NEW = {
    "title_en": "Jakarta Declaration",
    "title_id": "Deklarasi Jakarta",
    "summary_en": "States declare.",
    "summary_id": "Negara menyatakan.",
    "date": "2013-12-03",
    "kind": "agreement",
    "domains": "norms",
}


def as_csv(rows, *, delimiter=",", encoding="utf-8"):
    """Bytes of a CSV file; the first row holds the headings."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def as_xlsx(rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(*rows):
    """Rows of a table with the columns that any of these dicts has."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [names, *([row.get(name, "") for name in names] for row in rows)]


def exported(entries=None):
    """The rows of an export."""
    found = Entry.objects.published() if entries is None else entries
    return [columns.NAMES, *(columns.as_row(entry, "https://example.org") for entry in found.for_export())]


def run_bytes(data, *, by=None, reason="", remembered=None):
    """A finished run over the bytes of a file, and the changes it told of."""
    table, told = open_table(data), []
    run = Run(table, proposed(table.headings, remembered), by=by, reason=reason, told=told.append)
    run.run()
    return run, told


def run_rows(*rows, **options):
    return run_bytes(as_csv(sheet(*rows)), **options)


def reasons(run):
    """Problems as (row, column, reason)."""
    return [(one.row, one.column, one.reason) for one in run.problems]


def everything():
    """All rows an import can write, as they are."""
    models = (
        Entry,
        EntryActor,
        EntrySource,
        Source,
        Relation,
        TaggedEntry,
        EntryRevision,
        Entry.domains.through,
    )
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in models}
