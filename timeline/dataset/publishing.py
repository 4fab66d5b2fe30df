"""Publishing a version: all of it or nothing."""

from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from django.utils import timezone

from timeline.dataset import changes, keeping, writing
from timeline.dataset.package import datapackage
from timeline.dataset.reasons import with_reasons
from timeline.models import DatasetVersion

UNCHANGED = dict.fromkeys(changes.KINDS, 0)
VOCABULARY = ("actors.csv", "domains.csv")


class NotPublished(Exception):
    """Nothing was published; the message says why, in English."""


def publish(*, site, note="", is_forced=False):
    """Write the record as it stands and make it the newest version.

    The files are written beside and put into the storage at the end; the row that makes them readable
    comes last. Raises NotPublished when nothing has changed, unless forced, and LostFile
    when the files of the version before are gone.
    """
    previous = DatasetVersion.objects.newest()
    version = DatasetVersion(
        number=previous.number + 1 if previous else 1, published_at=timezone.now(), note=note
    )
    with TemporaryDirectory(prefix="cyberdiplomacy-data-") as name:
        folder = Path(name)
        version.entry_count = writing.write_tables(folder, site)
        counts = _write_changes(folder, version, previous)
        if not is_forced and _is_unchanged(folder, version, previous, counts):
            raise NotPublished("Nothing has changed since the version before.")
        writing.write_json(folder / "datapackage.json", datapackage(version, site, writing.described(folder)))
        writing.write_sums(folder)
        _keep(version, folder, {"changes": counts, "previous": previous.number if previous else None})
    return version


def _write_changes(folder, version, previous):
    """changes.json; the first version has none. Returns how many there are of each kind."""
    heading = {"version": version.name, "previous": previous.name if previous else None}
    with (folder / "changes.json").open("w", encoding="utf-8") as out:
        if previous is None:
            return changes.write([], out, heading)
        with (
            keeping.lines_of(previous, writing.ENTRIES) as older,
            (folder / writing.ENTRIES).open(encoding="utf-8") as newer,
        ):
            found = changes.differences(older, newer)
            explained = with_reasons(found, previous.published_at, version.published_at)
            return changes.write(explained, out, heading)


def _is_unchanged(folder, version, previous, counts):
    if previous is None:
        return version.entry_count == 0
    sums = {one["name"]: one["sha256"] for one in writing.described(folder)}
    is_same = all(previous.file(name)["sha256"] == sums[name] for name in VOCABULARY)
    return is_same and counts == UNCHANGED


def _keep(version, folder, manifest):
    """Put the files into the storage and the version into the database; on any fault, neither."""
    # A folder of its own: two that publish at once must not write into one another's.
    version.folder = f"data/{version.name}-{token_hex(4)}"
    version.manifest = {"files": writing.described(folder), **manifest}
    try:
        keeping.keep(version, folder)
        version.save(force_insert=True)
    except BaseException:
        keeping.remove(version)
        raise
