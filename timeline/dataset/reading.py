"""The changes between versions, as far as a page lists them."""

from collections import Counter
from dataclasses import dataclass
from itertools import islice

from django.core.cache import cache

from timeline.dataset import changes
from timeline.dataset.keeping import lines_of
from timeline.dataset.reasons import with_reasons
from timeline.dataset.writing import ENTRIES
from timeline.languages import InLanguage

LISTED = 500
MEMORY = 30 * 24 * 60 * 60  # seconds; versions do not change, so that what differs between them does not


@dataclass(frozen=True, slots=True)
class Listed:
    """One change as the page shows it."""

    kind: str
    number: str
    title_en: str
    title_id: str
    fields: list[str]
    reasons: list[str]


class TitledChange(Listed):
    title = InLanguage()


@dataclass(frozen=True, slots=True)
class Changes:
    """`counts` by kind of all changes; `items` are the first LISTED of them, in the order of numbers."""

    counts: dict[str, int]
    items: list[TitledChange]

    @property
    def is_cut(self):
        return sum(self.counts.values()) > len(self.items)

    @property
    def groups(self):
        """The changes of each kind that has any: kind, how many there are, those that are listed."""
        listed = {kind: [one for one in self.items if one.kind == kind] for kind in changes.KINDS}
        return [(kind, self.counts[kind], listed[kind]) for kind in changes.KINDS if self.counts[kind]]


def changes_of(version):
    """What the version brought. Raises LostFile."""
    with lines_of(version, "changes.json") as lines:
        return Changes(version.changes, _titled(islice(changes.read(lines), LISTED)))


def changes_between(older, newer):
    """What differs between any two versions; read off their files once and then remembered.

    Raises LostFile.
    """
    if newer.previous == older.number:
        return changes_of(newer)
    key = f"data-{older.folder}-{newer.folder}".replace("/", "-")
    if (found := cache.get(key)) is None:
        found = _compared(older, newer)
        cache.set(key, found, MEMORY)
    counts, listed = found
    return Changes(counts, _titled(listed))


def _compared(older, newer):
    counts, listed = Counter(dict.fromkeys(changes.KINDS, 0)), []
    with lines_of(older, ENTRIES) as before, lines_of(newer, ENTRIES) as after:
        for change in changes.differences(before, after):
            counts[change["kind"]] += 1
            if len(listed) < LISTED:
                listed.append(change)
    return dict(counts), list(with_reasons(listed, older.published_at, newer.published_at))


def _titled(found):
    return [TitledChange(**change) for change in found]
