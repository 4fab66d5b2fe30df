"""The active filters of a view, each a link that takes it away."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from timeline import address
from timeline.facets.options import BY_ROW

# Labels that alone could mean anything: these say what they are of.
NAMED = ("role", "source", "region", "status", "level")
SENTENCES = {
    "q": lambda: "“%(value)s”",
    "from": lambda: _("from %(value)s"),
    "to": lambda: _("to %(value)s"),
    "actor_mode": lambda: _("all the chosen actors together"),
}


@dataclass(frozen=True, slots=True)
class Chip:
    label: str
    query: str  # the view without this value


def chips(entry_filter, pairs):
    """A chip for every value that narrows the view; none for a view with errors."""
    if not entry_filter.is_valid():
        return []
    labels = {pair: label for pair in pairs if (label := _label(entry_filter.form, *pair))}
    return [Chip(label, address.without(pairs, *pair)) for pair, label in labels.items()]


def _label(form, name, value):
    """What a value says to the reader; nothing for one that does not narrow the view."""
    data = form.cleaned_data
    if name == "actor_mode" and len(data["actor"]) < 2:
        return ""
    if name in BY_ROW:
        return next(str(row) for row in data[name] if row.slug == value)
    if name in SENTENCES:
        return SENTENCES[name]() % {"value": value}
    if name in ("sort", "page"):
        return ""
    labels = {code: str(label) for code, label in form.fields[name].choices}
    label = labels.get(value, value)
    return f"{form.fields[name].label}: {label}" if name in NAMED else label
