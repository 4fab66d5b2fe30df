"""The entries as JSON Lines (https://jsonlines.org): a line each, nothing else; the facts lie beside it."""

import json

from timeline import columns

SUFFIX = "jsonl"
CONTENT_TYPE = "application/jsonl; charset=utf-8"
SEPARATOR = TAIL = ""


def head(facts):
    return ""


def row(entry, facts):
    return json.dumps(columns.as_object(entry, facts.site), ensure_ascii=False) + "\n"
