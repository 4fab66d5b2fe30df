"""Names of concepts as people type them."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from timeline.sorting import fold

MOST = 12
LONGEST = 100


def clean_names(names):
    """Each name once, whatever its case, in the order given. Raises ValidationError."""
    cleaned = {}
    for name in names:
        cleaned.setdefault(fold(name), " ".join(name.split()))
    cleaned.pop("", None)
    if len(cleaned) > MOST:
        raise ValidationError(_("Choose at most %d concepts.") % MOST)
    for name in cleaned.values():
        if max(len(name), len(fold(name))) > LONGEST or "\x00" in name:
            raise ValidationError(_("“%s…” is too long for a concept.") % name[:30].replace("\x00", ""))
    return list(cleaned.values())
