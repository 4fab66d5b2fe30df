"""A small set of the record's files, one row each, to spoil one at a time."""

import csv
import json

from timeline.loading import (
    ACTOR_COLUMNS,
    ALIAS_COLUMNS,
    CODING_COLUMNS,
    CONCEPT_COLUMNS,
    DETAIL_COLUMNS,
    DOMAIN_COLUMNS,
    ENTRY_COLUMNS,
    MEMBERSHIP_COLUMNS,
    RELATION_COLUMNS,
)
from timeline.loading.claims import CLAIM_COLUMNS

PUBLISHER_COLUMNS = ["publisher", "kind"]
ACTORS = [
    ["niger", "Niger", "Niger", "state", "NE"],
    ["asean", "ASEAN", "ASEAN", "regional-organisation", ""],
]
DOMAINS = [
    ["norms", "Norms", "Norma", "Rules.", "Aturan."],
    ["crime", "Crime", "Kejahatan", "Acts.", "Tindakan."],
]

CLAIM = [
    *("pact", "niger", "denies", "asean", "political", "2014"),
    *("A denial", "Wire", "2014", "", "news", "", ""),
]


def entry(slug="pact", /, **overrides):
    """One row of timeline.csv."""
    values = {
        "slug": slug,
        "date": "2013-12-03",
        "end_date": "",
        "title_en": f"The {slug}",
        "title_id": f"Si {slug}",
        "summary_en": "They agreed.",
        "summary_id": "Mereka sepakat.",
        "kind": "agreement",
        "actors": "niger;asean",
        "domains": "norms",
        "place": "Niamey",
        "source_title": f"Text of the {slug}",
        "source_publisher": "Wire",
        "source_year": "2013",
        "source_identifier": "",
        "source_url": "",
        "confidence": "high",
        "checked_by": "knowledge",
    }
    return [{**values, **overrides}[name] for name in ENTRY_COLUMNS]


def write(folder, name, columns, rows):
    with (folder / name).open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([columns, *rows])


def make_files(folder):
    """Write every file into the folder; it serves as facts and as vocabulary."""
    write(folder, "actors.csv", ACTOR_COLUMNS, ACTORS)
    write(folder, "domains.csv", DOMAIN_COLUMNS, DOMAINS)
    write(folder, "actor_details.csv", DETAIL_COLUMNS, [["niger", "sub-saharan-africa", "Q1032", ""]])
    write(folder, "aliases.csv", ALIAS_COLUMNS, [["niger", "Republic of Niger", "republic-of-niger"]])
    write(folder, "memberships.csv", MEMBERSHIP_COLUMNS, [["niger", "asean", "member", "2001/.."]])
    write(folder, "publishers.csv", PUBLISHER_COLUMNS, [["Wire", "news"]])
    write(folder, "timeline.csv", ENTRY_COLUMNS, [entry(), entry("talks", date="2014", end_date="2016")])
    write(folder, "codings.csv", CODING_COLUMNS, [])
    write(folder, "relations.csv", RELATION_COLUMNS, [["talks", "follows", "pact"]])
    write(folder, "attributions.csv", CLAIM_COLUMNS, [CLAIM])
    concept = ["Confidence-building measures", "Langkah", "Steps.", "Langkah.", "CBM;CBMs", "pact;talks"]
    write(folder, "concepts.csv", CONCEPT_COLUMNS, [concept])
    work = {"id": "roe2020", "type": "book", "title": "Cyber", "issued": {"date-parts": [[2020]]}}
    (folder / "references.json").write_text(json.dumps([work]), encoding="utf-8")
    return folder


def spoil(folder, name, old, new):
    """Replace one text in a file."""
    text = (folder / name).read_text(encoding="utf-8")
    assert text.count(old) == 1
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
