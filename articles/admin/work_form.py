"""The form of one work: fields that a student knows, kept as CSL-JSON."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from articles.admin.people_field import PeopleField, PeopleWidget, names, rows_of
from articles.models import Reference
from articles.works import checking, dates, keys, kinds
from articles.works.lookup import taken_keys
from timeline.imports.problems import Unreadable

# Name in the form, name in CSL-JSON, label, help.
TEXTS = [
    ("title", "title", _("Title"), _("With its subtitle, after a colon.")),
    ("container", "container-title", _("Published in"), _("The journal, newspaper, book, site or gazette.")),
    ("event", "event-title", _("Conference or occasion"), ""),
    ("series", "collection-title", _("Series"), ""),
    ("edition", "edition", _("Edition"), _("Only from the second on.")),
    ("volume", "volume", _("Volume"), ""),
    ("issue", "issue", _("Issue"), ""),
    ("pages", "page", _("Pages"), _("From and to: 353-364.")),
    ("number", "number", _("Number"), _("As the document has it: A/RES/73/27, Number 27 of 2022.")),
    ("genre", "genre", _("What kind exactly"), _("For example Master's thesis, Policy Brief.")),
    ("publisher", "publisher", _("Publisher or institution"), ""),
    ("place", "publisher-place", _("Place of publication"), ""),
    ("doi", "DOI", _("DOI"), _("With or without https://doi.org/.")),
    ("isbn", "ISBN", _("ISBN"), ""),
    ("url", "URL", _("Web address"), ""),
    ("language", "language", _("Language"), _("Its code: en, id, fr.")),
]
DATES = [
    (
        "date",
        "issued",
        _("Date"),
        _("As precise as the work: 2020, 2020-05 or 2020-05-03. Empty if unknown."),
    ),
    ("accessed", "accessed", _("Read on"), _("The day on which you opened the address.")),
]
PEOPLE = [
    ("authors", "author", _("Authors"), _("In the order of the work.")),
    ("editors", "editor", _("Editors"), ""),
]
CSL_NAME = {name: csl for name, csl, *_rest in [*TEXTS, *DATES, *PEOPLE]} | {"kind": "type"}
FORM_NAME = {csl: name for name, csl in CSL_NAME.items()}


def _help(csl, text):
    kinds_in_words = kinds.named(csl)
    of_kinds = _("For: %s.") % kinds_in_words if kinds_in_words else ""
    return f"{text} {of_kinds}".strip()


def _attrs(csl):
    """What the script goes by that hides the fields of other kinds."""
    return {"data-kinds": " ".join(kinds.OF_FIELD[csl])} if csl in kinds.OF_FIELD else {}


def _text_field(name, csl, label, text):
    return forms.CharField(
        label=label,
        required=name == "title",
        max_length=checking.LONGEST,
        help_text=lazy(_help, str)(csl, text),
        widget=forms.TextInput(attrs={"class": "vTextField", **_attrs(csl)}),
    )


def _people_field(csl, label, text):
    widget = PeopleWidget(attrs=_attrs(csl))
    return PeopleField(label=label, required=False, help_text=lazy(_help, str)(csl, text), widget=widget)


FIELDS = {
    "kind": forms.ChoiceField(label=_("Kind"), choices=kinds.LABELS.items()),
    **{name: _text_field(name, csl, label, text) for name, csl, label, text in [*TEXTS, *DATES]},
    **{name: _people_field(csl, label, text) for name, csl, label, text in PEOPLE},
}
WorkFields = type("WorkFields", (forms.Form,), FIELDS)


class WorkForm(WorkFields, forms.ModelForm):
    """What the form does not show of a work stays as it is, and so does what nobody changed."""

    class Meta:
        model = Reference
        fields = ["key"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.stored = self.instance.csl if isinstance(self.instance.csl, dict) else {}
        own = self.stored.get("type")
        if own and own not in kinds.LABELS:
            self.fields["kind"].choices = [*kinds.LABELS.items(), (own, own)]
        for name in CSL_NAME:
            self.fields[name].initial = self._shown(name)
        if "key" in self.fields:
            self.fields["key"].required = False
            self.fields["key"].help_text = _("How essays cite it: [@assegaf2020]. Left empty, it is made.")

    def _shown(self, name):
        """A part of the stored work as the form shows it."""
        csl = CSL_NAME[name]
        if csl in ("author", "editor"):
            return rows_of(self.stored, csl)
        if csl in ("issued", "accessed"):
            return dates.written(self.stored.get(csl))
        return str(self.stored.get(csl, ""))

    def clean(self):
        data = super().clean()
        item = dict(self.stored)
        for name in CSL_NAME:
            if name in data and data[name] != self._shown(name):
                self._put(item, name, data[name])
        item = checking.tidy(item)
        if not self.errors:
            for csl, text in checking.complaints(item).items():
                self.add_error(FORM_NAME.get(csl), text)
        if not self.errors:
            self._name(item, data)
        return data

    def _post_clean(self):
        """A work is only asked for when there is one."""
        if not self.errors:
            super()._post_clean()

    def _put(self, item, name, value):
        csl = CSL_NAME[name]
        if name in ("authors", "editors"):
            item[csl] = names(value, item.get(csl) or [])
        elif name in ("date", "accessed") and value:
            try:
                item[csl] = dates.read(value)
            except Unreadable as error:
                self.add_error(name, str(error))
        else:
            item[csl] = value

    def _name(self, item, data):
        """With the key that was typed, or that it has, or a new one."""
        key = data.get("key") or self.instance.key or keys.free(keys.base(item), taken_keys())
        data["key"] = key
        self.instance.key, self.instance.csl = key, {**item, "id": key}
