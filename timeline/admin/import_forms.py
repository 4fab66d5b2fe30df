"""Forms of the pages that import entries."""

from django import forms
from django.utils.translation import gettext_lazy as _

from timeline.imports.headings import COLUMNS
from timeline.models import ImportRow

NOT_READ = [("", _("(not read)"))]


class UploadForm(forms.Form):
    table = forms.FileField(
        label=_("File"),
        max_length=200,
        help_text=_(
            "CSV or Excel (.xlsx), with a row of headings. You see what would change before it does."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
    )


class HeadingsForm(forms.Form):
    """A choice of a column for each heading of a file."""

    name = forms.CharField(
        label=_("Remember this as"),
        max_length=100,
        required=False,
        help_text=_(
            "For example the name of the institute the file comes from. Leave it empty to forget it."
        ),
    )

    def __init__(self, *args, headings, mapping, **kwargs):
        super().__init__(*args, **kwargs)
        self.headings = {f"column_{place}": heading for place, heading in enumerate(headings) if heading}
        choices = NOT_READ + [(name, name) for name in COLUMNS]
        for name, heading in self.headings.items():
            self.fields[name] = forms.ChoiceField(
                label=heading, choices=choices, required=False, initial=mapping.get(heading, "")
            )
        self.order_fields([*self.headings, "name"])

    def clean(self):
        data = super().clean()
        chosen = [data[name] for name in self.headings if data.get(name)]
        for name in self.headings:
            if data.get(name) and chosen.count(data[name]) > 1:
                self.add_error(name, _("Another heading has this column."))
        return data

    @property
    def mapping(self):
        return {heading: self.cleaned_data[name] for name, heading in self.headings.items()}


class WriteForm(forms.Form):
    reason = forms.CharField(
        label=_("Why this change"),
        max_length=500,
        help_text=_("Readers see it in the history of each entry."),
    )

    def __init__(self, *args, needs_reason, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = needs_reason


class ShownForm(forms.Form):
    """Which rows a preview shows."""

    show = forms.ChoiceField(choices=ImportRow.Outcome, required=False)
