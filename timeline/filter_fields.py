"""The fields of the timeline's filter: years, words, slugs."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy

from timeline.dates import FIRST_YEAR, LAST_YEAR
from timeline.search import matching, vocabulary
from timeline.search.highlighting import Highlighter
from timeline.search.plan import make_plan
from timeline.search.query import QueryError, parse
from timeline.search.sentences import sentence

_YEAR = re.compile(r"[0-9]{4}\Z")
YEAR_ERROR = gettext_lazy("“%(value)s” is not a year between %(first)d and %(last)d.")
LONGEST_QUERY = 300
CHECKBOXES = forms.CheckboxSelectMultiple


def clean_year(text):
    """A year as int. Raises ValidationError."""
    text = str(text).strip()
    if not (_YEAR.match(text) and FIRST_YEAR <= int(text) <= LAST_YEAR):
        params = {"value": text[:20], "first": FIRST_YEAR, "last": LAST_YEAR}
        raise ValidationError(YEAR_ERROR, params=params)
    return int(text)


class YearField(forms.CharField):
    def clean(self, value):
        text = super().clean(value)
        return clean_year(text) if text else None


class YearsField(forms.MultipleChoiceField):
    """Any years, not only those on offer."""

    def valid_value(self, value):
        return True

    def clean(self, value):
        return [clean_year(text) for text in super().clean(value)]


class Words:
    """Words looked for in the record: the entries that have them, and how to mark them in a text."""

    def __init__(self, text):
        """Raises QueryError."""
        self.text = text
        plan = make_plan(parse(text), vocabulary.beginning_with)
        self.entries = matching.match_entries(plan)
        self.highlighter = Highlighter(plan)


class WordsField(forms.CharField):
    def __init__(self, **kwargs):
        super().__init__(max_length=LONGEST_QUERY, **kwargs)

    def clean(self, value):
        text = super().clean(value)
        try:
            return Words(text) if text else None
        except QueryError as error:
            raise ValidationError(sentence(error)) from error


class YearsFilter(django_filters.MultipleChoiceFilter):
    field_class = YearsField


class YearFilter(django_filters.CharFilter):
    field_class = YearField


class WordsFilter(django_filters.CharFilter):
    field_class = WordsField


class SlugsFilter(django_filters.ModelMultipleChoiceFilter):
    """Rows by their slugs; `rows` is called for each request, since what there is changes."""

    def __init__(self, rows, label):
        queryset = rows if callable(rows) else rows.all
        super().__init__(
            queryset=lambda request: queryset(), to_field_name="slug", label=label, widget=CHECKBOXES
        )


class CodesFilter(django_filters.MultipleChoiceFilter):
    def __init__(self, choices, label):
        super().__init__(choices=choices, label=label, widget=CHECKBOXES)


class OneFilter(django_filters.ChoiceFilter):
    """One of some values, the first by default."""

    def __init__(self, choices, label):
        super().__init__(choices=choices, empty_label=None, label=label)


class YesFilter(django_filters.ChoiceFilter):
    """A box that is ticked (“yes”) or not."""

    def __init__(self, label):
        super().__init__(choices=[("yes", label)], label=label)
