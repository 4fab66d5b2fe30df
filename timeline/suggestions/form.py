"""The form in which readers suggest an entry or a correction."""

import time

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from timeline.concepts import clean_names
from timeline.models import Domain, Entry, Suggestion
from timeline.models.fields import validate_edtf
from timeline.suggestions import proposal
from timeline.suggestions.widgets import NamesField

SALT = "timeline.suggestions"
FASTEST = 3  # seconds; nobody reads and fills in the form in less
NEEDED = ("title_en", "title_id", "summary_en", "summary_id", "date", "kind", "domains")
TOLD = ("title_en", "title_id", "date", "place", "kind", "summary_en", "summary_id", "actors", "domains")
DETAILED = ("status", "level", "bindingness", "is_non_traditional", "concepts")
EMPTIED = _("An entry needs this. Correct it, or leave it as it was.")
LONGEST_SUMMARY = 3000
LONG = {"title_en": 2, "title_id": 2, "summary_en": 5, "summary_id": 5}


def stamp():
    """Proof of when the form was asked for."""
    return signing.dumps(int(time.time()), salt=SALT)


def seconds_since(text):
    """How long ago a stamp was made. Raises signing.BadSignature."""
    return time.time() - signing.loads(text, salt=SALT)


class SuggestionForm(forms.ModelForm):
    """Nothing of it is stored on an entry; `suggestion()` is what was proposed."""

    domains = forms.MultipleChoiceField(
        label=_("Security domains"), required=False, widget=forms.CheckboxSelectMultiple
    )
    actors = NamesField(
        label=_("Who took part"),
        required=False,
        help_text=_("States, organisations, groups or people, one in each field."),
    )
    concepts = forms.CharField(
        label=_("Concepts"), max_length=1000, required=False, help_text=_("Separated by commas.")
    )
    source = forms.CharField(
        label=_("Your source"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("A web address, or a full reference that lets us find the document. Needed."),
        error_messages={"required": _("Give a source: without one, nothing can enter the record.")},
    )
    note = forms.CharField(
        label=_("Anything else for the editors"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(
        label=_("Your name"), max_length=100, required=False, help_text=_("You may leave it empty.")
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        required=False,
        help_text=_("Only to tell you what was decided; it is never shown, and deleted a year later."),
    )
    wants_credit = forms.BooleanField(label=_("Name me in the public history of the entry"), required=False)
    website = forms.CharField(label=_("Leave this field empty"), required=False)
    opened = forms.CharField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Entry
        fields = proposal.PLAIN
        help_texts = {"summary_en": "", "is_non_traditional": ""}
        widgets = {name: forms.Textarea(attrs={"rows": rows}) for name, rows in LONG.items()}

    def __init__(self, *args, entry=None, sender=None, **kwargs):
        self.entry, self.sender = entry, sender
        self.before = proposal.of_entry(entry) if entry else None
        super().__init__(*args, initial=self._as_entry_says(), **kwargs)
        self.fields["domains"].choices = [(one.slug, one.name) for one in Domain.objects.all()]
        self.fields["actors"].widget.list_id = "known-actors"
        self.fields["kind"].choices = [("", "—"), *Entry._meta.get_field("kind").choices]
        for name in (*proposal.TEXTS, "kind"):
            self.fields[name].required = False
        self.fields["date"].validators.append(validate_edtf)
        for name in ("summary_en", "summary_id"):
            self.fields[name].validators.append(MaxLengthValidator(LONGEST_SUMMARY))
        if sender:
            del self.fields["email"]

    def _as_entry_says(self):
        initial = {"name": (self.sender.get_full_name() or self.sender.username) if self.sender else ""}
        if self.before:
            lists = {name: proposal.labels(name, self.before[name]) for name in ("actors", "concepts")}
            lists["concepts"] = ", ".join(lists["concepts"])
            initial |= self.before | lists
        return initial

    def clean_actors(self):
        return proposal.resolve_actors(self.cleaned_data["actors"])

    def clean_concepts(self):
        return proposal.resolve_concepts(clean_names(self.cleaned_data["concepts"].split(",")))

    def clean_website(self):
        if self.cleaned_data["website"]:
            raise ValidationError(_("A field that must stay empty was filled in. Empty it and send again."))

    def clean_opened(self):
        """A program sends at once, or without having opened the form; a person may simply send again."""
        try:
            is_fast = seconds_since(self.cleaned_data["opened"]) < FASTEST
        except signing.BadSignature:
            is_fast = True
        if is_fast:
            raise ValidationError(_("That was very fast. Please read it once more and send it again."))

    def clean(self):
        data = super().clean()
        if data.get("wants_credit") and not data.get("name"):
            self.add_error("name", _("Give the name that the history shall show."))
        if not self.errors and self.entry:
            self._check_correction(proposal.differing(self.before, data))
        elif not self.errors:
            self._check_new(data)
        return data

    def _check_correction(self, proposed):
        if not proposed:
            raise ValidationError(_("Nothing differs from the entry yet: change what is wrong or missing."))
        for name in NEEDED:
            if name in proposed and not proposed[name]:
                self.add_error(name, EMPTIED)

    def _check_new(self, data):
        if not data["title_en"] and not data["title_id"]:
            self.add_error("title_en", _("Give a title in one of the two languages."))
        if not data["summary_en"] and not data["summary_id"]:
            self.add_error("summary_en", _("Say in a few words what happened, in one of the two languages."))
        if not data["date"]:
            self.add_error("date", _("Say when it was, as exactly as your source does; a year is enough."))
        if not data["kind"]:
            self.add_error("kind", _("Choose what it is."))

    def _post_clean(self):
        """A suggestion is no entry yet, so no entry is made and checked from it."""

    @property
    def told(self):
        """The fields that everybody can fill in."""
        return [self[name] for name in TOLD]

    @property
    def detailed(self):
        """The fields for those who know the record."""
        return [self[name] for name in DETAILED]

    @property
    def is_detailed(self):
        """Whether one of them is to be seen at once: it says something, or is wrong."""
        return any(field.errors or field.value() for field in self.detailed)

    @property
    def grounds(self):
        return [self["source"], self["note"]]

    @property
    def personal(self):
        return [self[name] for name in ("name", "email", "wants_credit") if name in self.fields]

    @property
    def stamp(self):
        """The stamp it came with, or where that is none, one of now."""
        given = self.data.get("opened", "")
        try:
            seconds_since(given)
        except signing.BadSignature:
            return stamp()
        return given

    def suggestion(self, network):
        """What was sent, as a row that is not stored yet."""
        data = self.cleaned_data
        told = {name: data[name] for name in proposal.FIELDS}
        proposed = proposal.differing(self.before, told) if self.entry else _filled_in(told)
        return Suggestion(
            entry=self.entry,
            data=proposed,
            before={name: self.before[name] for name in proposed} if self.entry else {},
            source=data["source"],
            note=data["note"],
            sender=self.sender,
            name=data["name"],
            email=data.get("email", ""),
            wants_credit=data["wants_credit"],
            language=get_language(),
            network=network,
        )


def _filled_in(values):
    return {name: value for name, value in values.items() if value}
