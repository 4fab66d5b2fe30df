"""A filtered view in words: “Indonesia, ASEAN; Norms; from 2013 to 2015”."""

from itertools import groupby

from django.utils.translation import gettext as _

from timeline import address
from timeline.chips import chips

_SPAN = ("from", "to")


def in_words(entry_filter):
    """The values that narrow the view, as its chips name them; empty when none does or one is bad."""
    pairs = entry_filter.view_pairs
    names = {address.without(pairs, *pair): pair[0] for pair in pairs}
    labels = [(names.get(chip.query, ""), chip.label) for chip in chips(entry_filter, pairs)]
    groups = groupby(labels, key=lambda pair: _SPAN[0] if pair[0] in _SPAN else pair[0])
    return "; ".join(
        (" " if name in _SPAN else ", ").join(label for _name, label in group) for name, group in groups
    )


def title(entry_filter):
    """A title for a file or feed of the view."""
    name, words = _("Timeline of cyber diplomacy"), in_words(entry_filter)
    return f"{name}: {words}" if words else name
