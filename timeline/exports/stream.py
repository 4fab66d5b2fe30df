"""A file of a view, written piece by piece while it is sent."""

from django.utils.translation import override

SIZE = 500  # entries that are held at once


def written(form, facts, rows):
    """The texts that together are the file of these rows in the format `form`."""
    with override(facts.language):
        head = form.head(facts)
    yield head
    between = ""
    for batch in rows.batches(SIZE):
        # Whoever sends the file goes on in a language of its own.
        with override(facts.language):
            lines = [form.row(entry, facts) for entry in batch]
        if lines:
            yield between + form.SEPARATOR.join(lines)
            between = form.SEPARATOR
    yield form.TAIL
