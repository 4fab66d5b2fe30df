"""What became of the entries from one version to another, read off their files line by line.

A file of entries has one JSON object in a line, the lines in the order of their numbers.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

Change = dict[str, Any]
KINDS = ("added", "changed", "withdrawn")
# What follows from other fields, from the site's own address or from the clock.
FOLLOWING = frozenset({"url", "earliest", "latest", "changed_at"})
_BEGINNING = '{"number": "'


def differences(older: Iterable[str], newer: Iterable[str]) -> Iterator[Change]:
    """One object for each entry that differs, in the order of numbers: kind, number, titles, fields.

    `fields` are the names of the fields that changed. A field that only one version knows at all, because
    the format grew, is no change.
    """
    for before, after in _side_by_side(iter(older), iter(newer)):
        if before is None or after is None:
            line = before if after is None else after
            yield _change("withdrawn" if after is None else "added", json.loads(line or ""), [])
        elif before != after:
            old, new = json.loads(before), json.loads(after)
            if fields := _changed(old, new):
                yield _change("changed", new, fields)


def _side_by_side(older: Iterator[str], newer: Iterator[str]) -> Iterator[tuple[str | None, str | None]]:
    """Pairs of lines with the same number; None where one side has no such line."""
    before, after = next(older, None), next(newer, None)
    while before is not None or after is not None:
        is_old = after is None or (before is not None and _number(before) <= _number(after))
        is_new = before is None or (after is not None and _number(after) <= _number(before))
        yield before if is_old else None, after if is_new else None
        if is_old:
            before = next(older, None)
        if is_new:
            after = next(newer, None)


def _number(line: str) -> str:
    start = len(_BEGINNING)
    return line[start : line.index('"', start)]


def _changed(old: Change, new: Change) -> list[str]:
    return [name for name in new if name in old and name not in FOLLOWING and old[name] != new[name]]


def _change(kind: str, entry: Change, fields: list[str]) -> Change:
    titles = {name: entry[name] for name in ("title_en", "title_id")}
    return {"kind": kind, "number": entry["number"], **titles, "fields": fields, "reasons": []}


def line_of(entry: Change) -> str:
    """An entry as a line of such a file; its number stands first."""
    line = json.dumps(entry, ensure_ascii=False)
    if not line.startswith(_BEGINNING):
        raise ValueError("the number does not stand first")
    return f"{line}\n"


def write(lines: Iterable[Change], out: Any, heading: Change) -> dict[str, int]:
    """A JSON object with the heading, `changes` (one in a line, so that few can be read) and `counts`."""
    counts = dict.fromkeys(KINDS, 0)
    out.write(f'{json.dumps(heading, ensure_ascii=False)[:-1]}, "changes": [')
    for place, change in enumerate(lines):
        counts[change["kind"]] += 1
        out.write(f"{',' if place else ''}\n{json.dumps(change, ensure_ascii=False)}")
    out.write(f'\n], "counts": {json.dumps(counts)}}}\n')
    return counts


def read(lines: Iterable[str]) -> Iterator[Change]:
    """The changes of a file that `write` made, one by one."""
    for line in lines:
        if line.startswith('{"kind"'):
            yield json.loads(line.rstrip(",\n"))
