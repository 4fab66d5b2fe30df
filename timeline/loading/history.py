"""What a loaded file changes in entries that readers know is told in their history."""

from functools import wraps

from timeline import snapshots
from timeline.models import Entry


def in_history(load_row):
    """A loader of rows about entries, by their slug, that keeps each change as a revision of nobody's.

    `load_row` takes a row, its line and the run, and says what became of the row.
    """

    @wraps(load_row)
    def load(row, line, run):
        entry = Entry.objects.published().filter(slug=row["slug"]).first() if run.is_updating else None
        before = snapshots.unkept(entry.pk) if entry else None
        outcome = load_row(row, line, run)
        if entry and outcome == "changed":
            snapshots.keep(Entry.objects.get(pk=entry.pk), by=None, before=before)
        return outcome

    return load
