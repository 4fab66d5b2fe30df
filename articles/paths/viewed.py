"""A view of the timeline, given by its address, as the entries a reading path is made of."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent, ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from timeline import address, asked
from timeline.chips import chips

MOST = 40
"""So many entries are taken at once; a view with more is to be narrowed first."""
MAX_ADDRESS = 2_000


@dataclass(frozen=True, slots=True)
class View:
    """The entries of a view, the oldest first, its normal query and what to call it."""

    entries: list
    query: str
    title: str


def view_at(text, host):
    """The view that an address on this host shows, or a bare query. Raises ValidationError."""
    try:
        parts = urlsplit(text.strip())
    except ValueError as error:
        raise ValidationError(_not_ours()) from error
    is_elsewhere = bool(parts.netloc) and parts.netloc.lower() != host.lower()
    if is_elsewhere or parts.path not in {"", *_timelines()}:
        raise ValidationError(_not_ours())
    return view_of(parts.query)


def view_of(query):
    """The view with this query string, whatever page and order of it. Raises ValidationError."""
    entry_filter, pairs = _filter(query)
    if not entry_filter.is_valid():
        raise ValidationError(list(_errors(entry_filter.form)))
    rows = entry_filter.rows()
    if not rows:
        raise ValidationError(_("No entry matches that view of the timeline."))
    if len(rows) > MOST:
        text = _("That view has %(number)d entries. Narrow it: a path takes at most %(most)d at once.")
        raise ValidationError(text % {"number": len(rows), "most": MOST})
    kept = [pair for pair in pairs if pair[0] not in ("page", "sort")]
    names = [chip.label for chip in chips(entry_filter, kept)]
    return View(rows[:MOST], address.query(kept), ", ".join(names) or _("The whole record"))


def _filter(query):
    """The filter, oldest first and without a page, and its normal pairs."""
    try:
        lists = dict(QueryDict(query.removeprefix("?")).lists())
    except TooManyFieldsSent as error:
        raise ValidationError(_not_ours()) from error
    lists.pop("page", None)
    found = asked.entry_filter({**lists, "sort": ["oldest"]})
    return found, found.normal_pairs


def _errors(form):
    yield from form.non_field_errors()
    for field in form:
        for error in field.errors:
            yield f"{field.label}: {error}"


def _timelines():
    """The path of the timeline in every language."""
    for code, _name in settings.LANGUAGES:
        with override(code):
            yield reverse("timeline:index")


def _not_ours():
    return _("This is not the address of a view of our timeline.")
