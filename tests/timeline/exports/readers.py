"""Reading files as others do, without anything of what wrote them."""

import csv
import json
import re
from io import StringIO

from icalendar import Calendar

COMMANDS = {
    "textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}",
    "textasciitilde": "~", "textasciicircum": "^",
}  # fmt: skip
TEX = re.compile(r"\\(" + "|".join(COMMANDS) + r")\{\}|\\([$&#_%])")


def body(response):
    """The whole answer as text."""
    pieces = response.streaming_content if response.streaming else [response.content]
    return b"".join(pieces).decode()


def of_csv(text):
    """Rows as dicts; the text begins with a byte order mark and has CRLF at the end of each row."""
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline=""), strict=True))


def of_json_lines(text):
    return [json.loads(line) for line in text.splitlines()]


def of_bibtex(text):
    """Pairs of a key and its fields, values still in TeX; braces are counted as BibTeX counts them."""
    found, place = [], 0
    while (place := text.find("@", place)) >= 0:
        kind, _brace, _rest = text[place + 1 :].partition("{")
        assert kind == "misc"
        inside = group(text, place + 1 + len(kind))
        key, _comma, rest = inside.partition(",")
        found.append((key, dict(fields(rest))))
        place += len(kind) + len(inside) + 3
    return found


def group(text, start):
    """What stands between the brace at `start` and the one that closes it."""
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start + 1 : place]
    raise AssertionError("a brace is never closed")


def fields(text):
    while match := re.match(r"\s*,?\s*([a-z]+) = ", text):
        value = group(text, match.end())
        yield match.group(1), value
        text = text[match.end() + len(value) + 2 :]
    assert text.strip() == "", text


def from_tex(text):
    return TEX.sub(lambda found: COMMANDS.get(found[1]) or found[2], text)


def of_ris(text):
    """A list of (tag, value) pairs for each record."""
    records, current = [], None
    for line in text.split("\r\n"):
        if not line:
            continue
        tag, value = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line).groups()
        if tag == "TY":
            assert current is None
            current = []
        if tag == "ER":
            records.append(current)
            current = None
        else:
            current.append((tag, value))
    assert current is None
    return records


def of_calendar(text):
    """The calendar; every line is at most 75 bytes long and ends in CRLF."""
    assert text.endswith("\r\n")
    lines = text.encode().split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line and b"\r" not in line for line in lines)
    (calendar,) = Calendar.from_ical(text, multiple=True)
    return calendar


def events(calendar):
    return calendar.walk("VEVENT")
