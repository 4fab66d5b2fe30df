"""A document as one notes it down, on a phone too."""

from django import forms
from django.conf.global_settings import LANGUAGES
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from timeline.languages import CODES
from timeline.models import Source

SOURCE_FIELDSETS = [
    (None, {"fields": ["title", "identifier", "kind", "publisher", "date", "language"]}),
    (_("Where to read it"), {"fields": ["url", "archive_url", "accessed_on"]}),
]


def language_choices(stored=""):
    """The languages of the site, then all that have a name, then what is stored and has none."""
    codes = dict.fromkeys([*CODES, *(code for code, _name in LANGUAGES)])
    named = [(code, _name_of(code)) for code in codes]
    others = sorted(named[len(CODES) :], key=lambda pair: pair[1])
    odd = [(stored, stored)] if stored and stored not in codes else []
    return [("", _("not noted")), *named[: len(CODES)], *others, *odd]


def _name_of(code):
    return str(get_language_info(code)["name_translated"])


class SourceForm(forms.ModelForm):
    language = forms.ChoiceField(label=_("Language"), required=False)

    class Meta:
        model = Source
        fields = [
            "title", "identifier", "kind", "publisher", "date", "language", "url", "archive_url",
            "accessed_on",
        ]  # fmt: skip
        help_texts = {
            "title": _("As the document itself says it, in its own language."),
            "publisher": _("Who put it out: two sources of the same publisher count as one."),
            "date": _("As precise as the document: 2009, 2018-07 or 2013-12-03."),
            "archive_url": _("A copy that stays when the page goes, for example at web.archive.org."),
            "accessed_on": _("The day on which somebody last opened it."),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = language_choices(self.instance.language)
