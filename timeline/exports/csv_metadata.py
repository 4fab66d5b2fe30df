"""What the columns of the CSV file mean and where it comes from, as CSV on the Web (W3C) says it."""

from timeline import columns
from timeline.exports.facts import Facts
from timeline.publisher import SITE

CONTENT_TYPE = "application/csvm+json"
_TYPES = {
    "url": "anyURI", "earliest": "date", "latest": "date", "checked_on": "date", "changed_at": "dateTime",
    "is_non_traditional": "boolean", "needs_sources": "boolean",
}  # fmt: skip
_LISTS = {column for fields in columns.LISTS.values() for column in fields.values()} | {"domains", "concepts"}
_NOTE = (
    "Several values of a cell are parted by “ | ”; a bar or backslash of a value itself is preceded by a "
    "backslash. Columns of one list (actors, roles, claims) have equally many values. Dates are EDTF "
    "(ISO 8601-2) and never more precise than their source. A cell that a spreadsheet would run as a formula "
    "begins with an apostrophe that is not part of it."
)


def document(facts: Facts, csv_address: str) -> dict[str, object]:
    """The metadata of the CSV file at this address, as values of JSON."""
    retrieved_at = facts.retrieved_at.isoformat(timespec="seconds")
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": facts.language}],
        "url": csv_address,
        "dc:title": facts.title,
        "dc:publisher": SITE,
        "dc:source": {"@id": facts.view},
        "dc:license": {"@id": facts.licence.url},
        "dc:rights": facts.licence.name,
        "schema:numberOfItems": facts.number_of_entries,
        **({"schema:version": facts.version} if facts.version else {}),
        "prov:generatedAtTime": {"@value": retrieved_at, "@type": "xsd:dateTime"},
        "rdfs:comment": {"@value": _NOTE, "@language": "en"},
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ",", "quoteChar": '"'},
        "tableSchema": {"primaryKey": "number", "columns": [_column(name) for name in columns.NAMES]},
    }


def _column(name: str) -> dict[str, object]:
    column: dict[str, object] = {"name": name, "titles": name, "datatype": _TYPES.get(name, "string")}
    if name in _LISTS:
        column["separator"] = " | "
    if name in ("title_en", "summary_en", "title_id", "summary_id"):
        column["lang"] = name[-2:]
    return column
