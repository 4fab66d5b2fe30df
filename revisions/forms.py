"""A model form whose data is kept as a revision instead of being written to its row."""

import datetime

from django import forms
from django.db.models import Model, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _


def freeze_value(value):
    """A cleaned form value as JSON: rows become primary keys, days and times ISO 8601 text."""
    if isinstance(value, Model):
        return value.pk
    if isinstance(value, (QuerySet, list, tuple)):
        return [freeze_value(item) for item in value]
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value


class RevisedForm(forms.ModelForm):
    """Opens with the newest revision's data and remembers which one that was.

    A subclass lists its fields in Meta as usual. The instance must have a related manager
    `revisions`. Nothing here writes to the database.
    """

    based_on = forms.IntegerField(required=False, widget=forms.HiddenInput)

    unstored = ("based_on",)  # fields that are about this one save, not about the text

    def __init__(self, *args, instance=None, initial=None, **kwargs):
        self.newest = instance.revisions.newest() if instance and instance.pk else None
        stored = {"based_on": self.newest.pk, **self.thaw(self.newest.data)} if self.newest else {}
        super().__init__(*args, instance=instance, initial={**stored, **(initial or {})}, **kwargs)

    @classmethod
    def thaw(cls, data):
        """Stored data as initial values: ISO 8601 texts of datetime fields become datetimes."""
        kinds = (forms.DateTimeField, forms.SplitDateTimeField)
        times = [name for name, field in cls.base_fields.items() if isinstance(field, kinds)]
        return data | {name: parse_datetime(data[name]) for name in times if data.get(name)}

    def freeze(self):
        """The cleaned data as JSON values by field name, for a revision's `data`."""
        stored = [name for name in self.fields if name not in self.unstored]
        return {name: freeze_value(self.cleaned_data.get(name)) for name in stored}

    @property
    def base(self):
        """The key of the revision this form was opened with.

        None for a text without any revision, 0 when the browser did not say.
        """
        return (self.cleaned_data.get("based_on") or 0) if self.newest else None

    def differences(self):
        """What was typed and what the newest revision says, where they differ: name, label, mine, theirs."""
        self.full_clean()
        cleaned = {name: freeze_value(value) for name, value in self.cleaned_data.items()}
        return [
            {
                "name": name,
                "label": field.label,
                "mine": self._shown(name, mine),
                "theirs": self._shown(name, stored),
            }
            for name, field in self.fields.items()
            if name in self.newest.data
            and (mine := cleaned.get(name, self[name].value())) != (stored := self.newest.data[name])
        ]

    def _shown(self, name, value):
        """A frozen or raw value as a person reads it: rows by their names, everything else as text."""
        queryset = getattr(self.fields[name], "queryset", None)
        values = value if isinstance(value, (list, tuple)) else [value]
        if queryset is not None:
            keys = [one for one in values if str(one).isdecimal()]
            values = queryset.filter(pk__in=keys)
        return ", ".join(str(one) for one in values if one not in (None, "", False))


STALE = _(
    "Somebody saved this text after you opened it. Nothing was overwritten: both texts are shown below."
)
