"""Rows of attributions.csv: who says that somebody is behind an event, and where they say it."""

from timeline import identifiers
from timeline.models import Actor, Attribution, Entry, Source

CLAIM_COLUMNS = [
    "entry", "claimant", "stance", "accused", "basis", "date", "source_title", "source_publisher",
    "source_year", "source_identifier", "source_kind", "source_url", "locator",
]  # fmt: skip
CLAIM_KEY = ["entry", "claimant", "stance", "accused", "date"]


def load_claim(row, line, run):
    """What became of the row; `run` brings rows into the record. Raises ValidationError."""
    lookup = {
        "entry": run.known(Entry, row["entry"]),
        "claimant": run.known(Actor, row["claimant"]),
        "stance": row["stance"],
        "accused": run.known(Actor, row["accused"]),
        "date": row["date"],
    }
    values = {"basis": row["basis"], "source": _source(row, run), "locator": row["locator"]}
    return run.bring(Attribution, lookup, values)[1]


def _source(row, run):
    lookup = {
        "title": row["source_title"],
        "publisher": row["source_publisher"],
        "date": row["source_year"],
        "identifier": identifiers.normal(row["source_identifier"]),
    }
    return run.bring(Source, lookup, {"url": row["source_url"], "kind": row["source_kind"]})[0]
