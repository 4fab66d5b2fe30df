"""cyberdiplomacy/progress.py: one line that says how far a command is."""

import io

from django.core.management.base import OutputWrapper

from cyberdiplomacy.progress import Progress


def told(labels, *, is_finished=True):
    out = io.StringIO()
    progress = Progress(OutputWrapper(out))
    for label in labels:
        progress(label)
    if is_finished:
        progress.finish()
    return out.getvalue()


def test_progress_writes_every_tenth_and_the_last():
    assert told(["essays"] * 21) == "  essays: 10\r  essays: 20\r  essays: 21\n"


def test_progress_ends_the_line_when_the_label_changes():
    assert told(["actors", "actors", "domains"]) == "  actors: 2\n  domains: 1\n"


def test_progress_without_items_writes_nothing():
    assert told([]) == ""


def test_progress_is_silent_before_the_tenth():
    assert told(["essays"] * 9, is_finished=False) == ""
