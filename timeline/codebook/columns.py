"""What the columns of the data files hold: the words of the codebook and of datapackage.json."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from timeline import columns, vocabulary_columns


class Column(NamedTuple):
    """`type` is one of Frictionless Data; `section` names the codes that the column holds, if any.

    `is_list`: several values in a cell, parted by “ | ”.
    """

    type: str
    description: str
    section: str = ""
    is_list: bool = False


def _listed(description, section=""):
    return Column("string", description, section, True)


_ROLES = {
    "actors": _listed(_("Addresses of the actors that took part, once for each role.")),
    "roles": _listed(_("The role of each of these actors; empty where it is not known."), "role"),
    "claims": _listed(_("How sure it is that each of these actors had this role."), "claim"),
}
_SOURCES = {
    "source_title": _listed(_("Titles of the sources, in their order.")),
    "source_publisher": _listed(_("Who published each source.")),
    "source_kind": _listed(_("The kind of each source."), "source-kind"),
    "source_date": _listed(_("The date of each source, in EDTF."), "date"),
    "source_language": _listed(_("The language of each source, as a code.")),
    "source_identifier": _listed(_("Document symbol, number or DOI of each source.")),
    "source_url": _listed(_("Web address of each source.")),
    "source_archive_url": _listed(_("Address of an archived copy of each source.")),
    "source_accessed_on": _listed(_("The day on which each source was last looked at.")),
    "source_locator": _listed(_("Where in each source to look, such as para. 13.")),
}
_RELATIONS = {
    "relations": _listed(_("What the entry is to other entries."), "relation"),
    "related_entries": _listed(_("Numbers of these other entries.")),
}
_ATTRIBUTIONS = {
    "attribution_claimant": _listed(_("Claims of attribution: who says something.")),
    "attribution_stance": _listed(_("What each of them says."), "stance"),
    "attribution_accused": _listed(_("About whom each claim is.")),
    "attribution_basis": _listed(_("The kind of each claim."), "basis"),
    "attribution_date": _listed(_("The date of each claim, in EDTF."), "date"),
    "attribution_source": _listed(_("Title of the source of each claim.")),
    "attribution_locator": _listed(_("Where in that source to look.")),
}
ENTRIES = {
    "number": Column("string", _("The number of the entry; it never changes and is never used again.")),
    "slug": Column("string", _("The words at the end of its address; they may change.")),
    "url": Column("string", _("Its permanent address.")),
    "title_en": Column("string", _("Title in English.")),
    "title_id": Column("string", _("Title in Indonesian.")),
    "summary_en": Column("string", _("Summary in English, in words of our own.")),
    "summary_id": Column("string", _("Summary in Indonesian, in words of our own.")),
    "date": Column("string", _("When it was, in EDTF (ISO 8601-2), as precise as the source."), "date"),
    "earliest": Column("date", _("The first day that the date can mean.")),
    "latest": Column("date", _("The last day that the date can mean; empty for what has not ended.")),
    "kind": Column("string", _("What kind of event it is."), "kind"),
    "status": Column("string", _("What has become of it; empty where nobody has coded it."), "status"),
    "level": Column("string", _("Between how many, and of which circle; empty if not coded."), "level"),
    "bindingness": Column("string", _("How far it binds; empty if not coded or pointless."), "bindingness"),
    "is_non_traditional": Column("boolean", _("Seen through the lens of non-traditional security."), "lens"),
    "place": Column("string", _("Where it happened.")),
    "confidence": Column("string", _("How sure we are of the entry."), "confidence"),
    "needs_sources": Column(
        "boolean", _("Whether it lacks an official source and two independent ones as well.")
    ),
    "checked_on": Column("date", _("The day on which it was last compared with its sources.")),
    "domains": _listed(_("Security domains."), "domain"),
    "concepts": _listed(_("Addresses of the concepts it is tagged with.")),
    **_ROLES,
    **_SOURCES,
    **_RELATIONS,
    **_ATTRIBUTIONS,
    "changed_at": Column("datetime", _("When the entry was last changed.")),
}
ACTORS = {
    "slug": Column("string", _("The actor’s address; other tables name it by this.")),
    "url": Column("string", _("Its page.")),
    "name_en": Column("string", _("Name in English.")),
    "name_id": Column("string", _("Name in Indonesian.")),
    "kind": Column("string", _("What kind of actor it is."), "actor-kind"),
    "iso3166": Column("string", _("ISO 3166-1 alpha-2 code; states only.")),
    "region": Column("string", _("Sub-region by the United Nations’ standard M49."), "region"),
    "wikidata": Column("string", _("Its item in Wikidata.")),
    "ror": Column("string", _("Its identifier in the Research Organization Registry.")),
    "aliases": _listed(_("Other names.")),
    "member_of": _listed(_("Addresses of the actors it belongs to.")),
    "relations": _listed(_("How it belongs to each of them."), "membership"),
    "periods": _listed(_("When it belonged to each of them, in EDTF; empty if not known."), "date"),
}
DOMAINS = {
    "slug": Column("string", _("The domain’s code; entries name it by this."), "domain"),
    "url": Column("string", _("Its page.")),
    "name_en": Column("string", _("Name in English.")),
    "name_id": Column("string", _("Name in Indonesian.")),
    "description_en": Column("string", _("Definition in English.")),
    "description_id": Column("string", _("Definition in Indonesian.")),
}
TABLES = {"entries.csv": ENTRIES, "actors.csv": ACTORS, "domains.csv": DOMAINS}
HEADINGS = {
    "entries.csv": columns.NAMES,
    "actors.csv": vocabulary_columns.ACTOR_NAMES,
    "domains.csv": vocabulary_columns.DOMAIN_NAMES,
}
"""The columns of each table as they are written; a test keeps the descriptions to them."""
