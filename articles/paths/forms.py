"""The form a reading path is made in, and the steps on it."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import sanitising
from articles.forms import OrderedAuthorsField
from articles.models import Author, PathStep, ReadingPath
from articles.models.path import LAST
from articles.paths.preflight import FEWEST
from articles.paths.viewed import MAX_ADDRESS, view_at, view_of
from articles.widgets import OrderedAutocomplete


class PathForm(forms.ModelForm):
    """`user`, who writes, and `host`, where the timeline is, are set on the class for each request."""

    user = None
    host = ""
    authors = OrderedAuthorsField(
        label=gettext_lazy("Authors"),
        queryset=Author.objects.all(),
        required=False,
        help_text=gettext_lazy("Named in alphabetical order. Left empty, it is you."),
    )
    timeline_address = forms.CharField(
        label=gettext_lazy("Take in entries from a view of the timeline"),
        required=False,
        max_length=MAX_ADDRESS,
        widget=forms.TextInput(attrs={"class": "vLargeTextField", "inputmode": "url"}),
        help_text=gettext_lazy(
            "Filter the timeline until it shows what you want, at most 40 entries, and paste its address "
            "here. Its entries come behind the steps there are, the oldest first; none comes twice."
        ),
    )

    class Meta:
        model = ReadingPath
        fields = ["title", "language", "introduction", "authors", "slug"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        widget = OrderedAutocomplete(ReadingPath._meta.get_field("authors"), admin.site)
        widget.choices = self.fields["authors"].choices
        self.fields["authors"].widget = widget

    def clean_title(self):
        return printable(self.cleaned_data["title"])

    def clean_introduction(self):
        return printable(self.cleaned_data["introduction"])

    def clean_authors(self):
        return self.cleaned_data["authors"] or [Author.objects.for_user(self.user)]

    def clean_timeline_address(self):
        """The view, or None."""
        text = self.cleaned_data["timeline_address"]
        return view_at(text, self.host) if text else None


class ViewForm(forms.Form):
    """The query of a view that a path is to be made of."""

    view = forms.CharField(required=False, max_length=MAX_ADDRESS)

    def clean_view(self):
        return view_of(self.cleaned_data["view"])


class StepForm(forms.ModelForm):
    position = forms.IntegerField(
        label=gettext_lazy("Place"),
        required=False,
        min_value=0,
        max_value=LAST,
    )

    class Meta:
        model = PathStep
        fields = ["entry", "position", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.initial["position"] = None

    def clean_position(self):
        place = self.cleaned_data["position"]
        return LAST if place is None else place

    def clean_note(self):
        return printable(self.cleaned_data["note"])


class StepFormSet(forms.BaseInlineFormSet):
    def clean(self):
        """A draft may be anything; what readers see has two steps, and new ones only of published entries."""
        super().clean()
        if not self.instance.is_live:
            return
        kept = [form for form in self.forms if _is_kept(form)]
        if len(kept) < FEWEST:
            raise ValidationError(_("A path has at least two steps."))
        for form in kept:
            is_new = form.instance.pk is None or "entry" in form.changed_data
            if is_new and not form.cleaned_data["entry"].is_public:
                form.add_error("entry", _("Readers do not see this entry: it is not published."))


def _is_kept(form):
    data = form.cleaned_data if form.is_valid() else {}
    return "entry" in data and not data.get("DELETE")


def printable(text):
    """Without characters that HTML may not hold."""
    return sanitising.UNPRINTABLE.sub("", text)
