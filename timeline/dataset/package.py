"""datapackage.json: what the files of a version are, as Frictionless Data describes it (Data Package 1)."""

from timeline.codebook import book
from timeline.codebook.sections import SECTIONS
from timeline.publisher import LICENCE, SITE

TITLE = "Timeline of cyber diplomacy"
DESCRIPTION = (
    "What states, organisations and expert groups did in cyberspace: dated, sourced entries. Several values "
    "in one cell are parted by “ | ”; a cell that a spreadsheet would take for a formula begins with an "
    "apostrophe. Dates are EDTF (ISO 8601-2), never more precise than their source."
)
KEYS = {"entries.csv": "number", "actors.csv": "slug", "domains.csv": "slug"}
OTHERS = {
    "entries.jsonl": (
        "jsonl",
        "application/jsonl",
        "The entries as JSON objects with nested lists, one in a line.",
    ),
    "codebook.json": (
        "json",
        "application/json",
        "Every code and column with its definition, in two languages.",
    ),
    "changes.json": (
        "json",
        "application/json",
        "Entries added, changed and withdrawn since the version before.",
    ),
}


def datapackage(version, site, files):
    """The descriptor, as values of JSON; `files` as `writing.described` gives them."""
    by_name = {one["name"]: one for one in files}
    tables = [_table(by_name[table], described) for table, described in book.columns_as_data().items()]
    return {
        "profile": "data-package",
        "name": "cyberdiplomacy-timeline",
        "id": version.doi or f"{site}{version.permalink}",
        "title": TITLE,
        "description": DESCRIPTION,
        "version": str(version.number),
        "created": version.published_at.isoformat(timespec="seconds"),
        "homepage": f"{site}{version.permalink}",
        "licenses": [{"name": LICENCE.spdx, "title": LICENCE.name, "path": LICENCE.url}],
        "contributors": [{"title": SITE, "path": f"{site}/", "role": "publisher"}],
        "resources": [*tables, *(_other(by_name[name], *said) for name, said in OTHERS.items())],
    }


def _table(file, described):
    return {
        **_file(file),
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(column) for column in described],
            "primaryKey": KEYS[file["name"]],
            "missingValues": [""],
        },
    }


def _other(file, format, mediatype, description):
    return {
        **_file(file),
        "profile": "data-resource",
        "format": format,
        "mediatype": mediatype,
        "encoding": "utf-8",
        "description": description,
    }


def _file(file):
    return {
        "name": file["name"].lower(),
        "path": file["name"],
        "bytes": file["bytes"],
        "hash": f"sha256:{file['sha256']}",
    }


def _field(column):
    """A column; one that holds a single code names the codes it may hold."""
    field = {"name": column["name"], "type": column["type"], "description": column["description_en"]}
    field["description_id"] = column["description_id"]
    if column["type"] == "datetime":
        field["format"] = "any"  # ISO 8601 with the offset from UTC
    if column["is_list"]:
        field["separator"] = " | "
    codes = {section.name: list(section.labels) for section in SECTIONS}.get(column["section"])
    if codes and column["type"] == "string" and not column["is_list"] and column["section"] != "date":
        field["constraints"] = {"enum": codes}
    return field
