"""The active filters of a view, each a link that takes it away."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline import address
from timeline.models.choices import Kind


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    query: str  # the view without this value


def chips(entry_filter, pairs):
    """A chip for every value that narrows the view; none for a view with errors."""
    if not entry_filter.is_valid():
        return []
    data = entry_filter.form.cleaned_data
    names = {("actor", actor.slug): actor.name for actor in data.get("actor") or []}
    names |= {("domain", domain.slug): domain.name for domain in data.get("domain") or []}
    names |= {("kind", kind): str(Kind(kind).label) for kind in data.get("kind") or []}
    names |= {("year", str(year)): str(year) for year in data.get("year") or []}
    names |= {("from", str(data["from"])): _("from %d") % data["from"]} if data.get("from") else {}
    names |= {("to", str(data["to"])): _("to %d") % data["to"]} if data.get("to") else {}
    if data.get("actor_mode") == "all" and len(data["actor"]) > 1:
        names |= {("actor_mode", "all"): _("all the chosen actors together")}
    return [Chip(names[pair], address.without(pairs, *pair)) for pair in pairs if pair in names]
