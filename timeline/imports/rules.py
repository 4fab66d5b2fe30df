"""What the record asks of an entry, said of a row before anything is written."""

from django.utils.text import slugify
from django.utils.translation import gettext as _

from timeline.models import Attribution
from timeline.models.choices import Confidence, Publication

REQUIRED = ("title_en", "title_id", "summary_en", "summary_id", "date", "kind", "domains")
BLANK = {
    **dict.fromkeys(("status", "level", "bindingness", "place"), ""),
    "is_non_traditional": False,
    "checked_on": None,
    "concepts": [],
    "confidence": Confidence.MEDIUM.value,
    "publication": Publication.DRAFT.value,
}
"""What a new entry has that its row says nothing of."""


def address_of(wanted):
    """The address of an entry whose row names none."""
    return slugify(wanted.values.get("title_en", ""))[:80].strip("-") or "entry"


def complete_new(wanted):
    """What a new entry needs is there; what its row does not say is filled in."""
    told = {problem.column for problem in wanted.problems}
    for column in REQUIRED:
        if not wanted.values.get(column) and column not in told:
            wanted.refuse(column, _("A new entry needs this."))
    wanted.values = {"slug": address_of(wanted), **BLANK, **wanted.values}


def check(change, books):
    """Problems go to the row of the change."""
    _check_domains(change)
    _check_publication(change)
    _check_address(change)
    for item in change.lists.get("attributions", ()):
        _check_attribution(change, item, books)


def _check_domains(change):
    if change.entry and "domains" in change.fields and not change.fields["domains"]:
        change.wanted.refuse("domains", _("An entry has at least one security domain."))


def _check_publication(change):
    state = change.fields.get("publication", change.before.get("publication"))
    if change.entry and state == Publication.DRAFT != change.entry.publication:
        text = _("What was public does not become a draft again; it is withdrawn instead.")
        change.wanted.refuse("publication", text)
    if state == Publication.WITHDRAWN and not _was_public(change.entry):
        text = _("Only what was published is withdrawn.")
        change.wanted.refuse("publication", text)
    sources = change.lists.get("sources", change.before.get("sources"))
    is_touched = change.entry is None or "publication" in change.fields or "sources" in change.lists
    if state == Publication.PUBLISHED and is_touched and not sources:
        change.wanted.refuse("source_title", _("An entry is published with at least one source."))


def _was_public(entry):
    return entry is not None and entry.publication != Publication.DRAFT


def _check_address(change):
    if change.entry and "slug" in change.fields and change.entry.publication != Publication.DRAFT:
        change.wanted.refuse("slug", _("Essays link to a published entry by its address; it stays."))


def _check_attribution(change, item, books):
    """The source of a claim is one of the entry's, or the only one of its title."""
    sources = change.lists.get("sources", change.before.get("sources", []))
    known = {one["title"] for one in sources}
    known |= {one["source"] for one in change.before.get("attributions", [])}
    if item["source"] not in known and len(books.by_title[item["source"]]) != 1:
        text = _("“%s” is not a source of this entry, nor the only one of that title.")
        change.wanted.refuse("attribution_source", text % item["source"][:60])
    if item["stance"] == "attributes" and item["claimant"] == item["accused"]:
        text = Attribution._meta.constraints[1].violation_error_message
        change.wanted.refuse("attribution_accused", text)
