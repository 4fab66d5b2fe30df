"""Choosing two versions to compare."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class ComparisonForm(forms.Form):
    """`versions` are all there are, newest first; before anything is chosen, the newest two are."""

    older = forms.TypedChoiceField(coerce=int, label=gettext_lazy("From version"))
    newer = forms.TypedChoiceField(coerce=int, label=gettext_lazy("to version"))

    def __init__(self, data, versions):
        newest = [version.number for version in versions[:2]]
        super().__init__(data, initial=dict(zip(("newer", "older"), newest, strict=False)))
        for field in self.fields.values():
            field.choices = [(version.number, version.name) for version in versions]

    def clean(self):
        data = super().clean()
        if data.get("older") and data.get("older") == data.get("newer"):
            raise ValidationError(_("Choose two different versions."))
        return data

    def in_order(self):
        """The numbers of the two, the older one first, in whatever order they were chosen."""
        return sorted(self.cleaned_data[name] for name in ("older", "newer"))
