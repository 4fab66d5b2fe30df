"""Content kept in two languages, a column for each, read through one accessor."""

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

CODES = ("en", "id")


class InLanguage:
    """Descriptor: reads <name>_<active language>, or the other language's column when that is empty."""

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return in_language(instance, self.name, get_language() or CODES[0])


def in_language(instance, name, language):
    """The text of `name` in `language`, falling back to the other language."""
    own = getattr(instance, f"{name}_{language}", "")
    return own or next((text for code in CODES if (text := getattr(instance, f"{name}_{code}"))), "")


LANGUAGE_CHOICES = [("en", _("English")), ("id", _("Indonesian"))]
