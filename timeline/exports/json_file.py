"""The entries as one JSON document: “about” holds the facts about the file, “entries” the entries."""

import json

from timeline import columns

SUFFIX = "json"
CONTENT_TYPE = "application/json"
SEPARATOR = ",\n"
TAIL = "\n]}\n"


def head(facts):
    return f'{{"about": {_text(facts.as_object())},\n"entries": [\n'


def row(entry, facts):
    return _text(columns.as_object(entry, facts.site))


def _text(value):
    return json.dumps(value, ensure_ascii=False)
