"""How much a text may hold, so that it is read and shown in a moment."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

DEEPEST = 100
MOST_HEADINGS = 500
MOST_TOKENS = 10_000
# Tags without an end, and those that the next one of their kind ends, nest nothing by themselves.
_TAG = re.compile(
    r"<(/?)(?!/?(?:br|hr|img|input|col|p|li|dt|dd|tr|td|th|tbody|thead|option)\b)[a-zA-Z]", re.I
)
_HEADING = re.compile(r"<h[1-6]\b", re.IGNORECASE)
_TOKEN = re.compile(r"@|\[\[|\^\[")


def check(html):
    """Raises ValidationError with the first thing that a text, sanitised or not, has too much of."""
    if _depth(html) > DEEPEST:
        raise ValidationError(_("Lists, tables or quotations are nested too deeply here: simplify them."))
    if sum(1 for _found in _HEADING.finditer(html)) > MOST_HEADINGS:
        raise ValidationError(_("An essay can have at most %d headings.") % MOST_HEADINGS)
    if sum(1 for _found in _TOKEN.finditer(html)) > MOST_TOKENS:
        raise ValidationError(_("An essay can have at most %d citations, links and notes.") % MOST_TOKENS)


def _depth(html):
    """How deep tags stand in one another; those that are never closed count, as they do for a reader."""
    depth = deepest = 0
    for match in _TAG.finditer(html):
        depth = max(depth - 1, 0) if match[1] else depth + 1
        deepest = max(deepest, depth)
    return deepest
