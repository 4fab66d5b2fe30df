"""What a view of the timeline is called where the view itself is not to be seen."""

from django.utils.translation import gettext as _

from timeline.chips import chips


def title_of(entry_filter, pairs):
    """The name of the timeline and, behind a colon, the values that narrow this view of it."""
    words = [chip.label for chip in chips(entry_filter, pairs)]
    name = _("Timeline of cyber diplomacy")
    return f"{name}: {', '.join(words)}" if words else name
