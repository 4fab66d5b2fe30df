"""Which of our columns a heading means: our own names, what people call them, and what was remembered."""

from collections.abc import Iterable, Mapping

from timeline import columns
from timeline.sorting import fold

FOLLOWING = ("url", "earliest", "latest", "needs_sources", "changed_at")
"""Columns of an export that follow from others; they are never read."""

COLUMNS = (*(name for name in columns.NAMES if name not in FOLLOWING), "publication")
"""What can be imported: the columns of an export, and whether an entry is published."""

SYNONYMS = {
    "number": ("id", "nomor", "no", "nomor entri", "entry number"),
    "slug": ("address", "alamat", "tautan pendek"),
    "title_en": ("title", "event", "name", "title (en)", "title in english", "judul (en)"),
    "title_id": ("judul", "peristiwa", "title (id)", "title in indonesian", "judul (id)"),
    "summary_en": ("summary", "description", "abstract", "summary in english", "ringkasan bahasa inggris"),
    "summary_id": ("ringkasan", "deskripsi", "keterangan", "summary in indonesian"),
    "date": ("tanggal", "when", "year", "tahun", "waktu", "event date", "date of event"),
    "kind": ("type", "jenis", "tipe"),
    "level": ("tingkat",),
    "bindingness": ("sifat mengikat", "binding"),
    "is_non_traditional": ("non-traditional security", "keamanan nontradisional"),
    "place": ("location", "tempat", "lokasi", "where"),
    "confidence": ("keyakinan", "certainty"),
    "checked_on": ("last checked", "terakhir diperiksa"),
    "domains": ("domain", "security domain", "security domains", "ranah", "ranah keamanan", "topic", "topik"),
    "concepts": ("concept", "konsep", "tags", "tag", "keywords", "kata kunci"),
    "actors": ("actor", "pelaku", "aktor", "country", "negara", "countries", "who"),
    "roles": ("role", "peran"),
    "claims": ("claim", "klaim"),
    "source_title": ("source", "sources", "sumber", "judul sumber", "document", "dokumen"),
    "source_publisher": ("publisher", "penerbit"),
    "source_date": ("source year", "tanggal sumber", "tahun sumber"),
    "source_identifier": ("identifier", "doi", "document number", "nomor dokumen"),
    "source_url": ("link", "source link", "web address", "tautan", "tautan sumber"),
    "relations": ("relation", "hubungan"),
    "related_entries": ("related entry", "related", "entri terkait"),
    "publication": ("published", "publikasi", "terbit"),
}  # fmt: skip


def plain(heading: str) -> str:
    return fold(heading).replace("_", " ")


OWN = {plain(name): name for name in columns.NAMES} | {"publication": "publication"}
_MEANT = {plain(word): name for name, words in SYNONYMS.items() for word in words} | OWN


def is_own(headings: Iterable[str]) -> bool:
    """Whether the headings are an export's, so that nobody needs to be asked what they mean."""
    return all(plain(heading) in OWN for heading in headings if heading)


def proposed(headings: Iterable[str], remembered: Mapping[str, str] | None = None) -> dict[str, str]:
    """The column of each heading, or an empty text where we cannot tell; no column stands twice."""
    known = {**_MEANT, **{plain(heading): column for heading, column in (remembered or {}).items()}}
    found: dict[str, str] = {}
    for heading in headings:
        column = known.get(plain(heading), "")
        is_free = column in COLUMNS and column not in found.values()
        found[heading] = column if is_free else ""
    return found


def unknown(headings: Iterable[str], remembered: Mapping[str, str] | None = None) -> list[str]:
    """Headings that neither we nor the remembered mapping know, not even as something to leave out."""
    known = {*_MEANT, *map(plain, remembered or {})}
    return [heading for heading in headings if heading and plain(heading) not in known]
