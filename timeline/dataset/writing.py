"""The files of a version, written into a folder one row at a time."""

import csv
import json
from hashlib import file_digest

from timeline import columns
from timeline.codebook import book
from timeline.dataset import changes
from timeline.models import Actor, Domain, Entry
from timeline.vocabulary_columns import ACTOR_NAMES, DOMAIN_NAMES, actor_as_row, domain_as_row

BATCH = 500
ENTRIES = "entries.jsonl"
SUMS = "SHA256SUMS"


def write_tables(folder, site):
    """entries.csv and entries.jsonl, actors.csv, domains.csv and codebook.json; the number of entries."""
    count = _write_entries(folder, site)
    actors = Actor.objects.prefetch_related("aliases", "memberships__body")
    _write_csv(
        folder / "actors.csv", ACTOR_NAMES, (actor_as_row(one, site) for one in by_key(actors, "slug"))
    )
    domains = by_key(Domain.objects.all(), "slug")
    _write_csv(folder / "domains.csv", DOMAIN_NAMES, (domain_as_row(one, site) for one in domains))
    codebook = {"codes": book.codes_as_data(site), "columns": book.columns_as_data()}
    write_json(folder / "codebook.json", codebook)
    return count


def _write_entries(folder, site):
    """Both forms in one go, so that they say the same even while the record is edited."""
    count = 0
    with _open(folder / "entries.csv") as table, _open(folder / ENTRIES) as lines:
        writer = csv.writer(table)
        writer.writerow(columns.NAMES)
        for entry in by_key(Entry.objects.published().for_export(), "number"):
            count += 1
            writer.writerow(columns.as_row(entry, site))
            lines.write(changes.line_of(columns.as_object(entry, site)))
    return count


def by_key(rows, key):
    """All rows by a unique column, a batch in memory at a time."""
    last = ""
    while batch := list(rows.filter(**{f"{key}__gt": last}).order_by(key)[:BATCH]):
        yield from batch
        last = getattr(batch[-1], key)


def write_json(path, data):
    with _open(path) as out:
        json.dump(data, out, ensure_ascii=False, indent=1)
        out.write("\n")


def write_sums(folder):
    """SHA256SUMS of all other files, as sha256sum --check reads it."""
    lines = [f"{one['sha256']}  {one['name']}\n" for one in described(folder)]
    with _open(folder / SUMS) as out:
        out.writelines(lines)


def described(folder):
    """Name, bytes and sha256 of every file, by name."""
    return [_described(path) for path in sorted(folder.iterdir())]


def _described(path):
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {"name": path.name, "bytes": path.stat().st_size, "sha256": digest}


def _write_csv(path, names, rows):
    with _open(path) as out:
        writer = csv.writer(out)
        writer.writerow(names)
        writer.writerows(rows)


def _open(path):
    return path.open("w", encoding="utf-8", newline="")
