"""Filtering the timeline. OR inside a facet, AND between facets; the address is the whole state."""

import re
from datetime import date

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline import address
from timeline.dates import FIRST_YEAR, LAST_YEAR
from timeline.models import Actor, Domain, Entry
from timeline.models.choices import Kind
from timeline.rows import Rows

_YEAR = re.compile(r"[0-9]{4}\Z")
YEAR_ERROR = gettext_lazy("“%(value)s” is not a year between %(first)d and %(last)d.")


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


class YearsFilter(django_filters.MultipleChoiceFilter):
    field_class = YearsField


class YearFilter(django_filters.CharFilter):
    field_class = YearField


CHECKBOXES = forms.CheckboxSelectMultiple


class EntryFilter(django_filters.FilterSet):
    """Reads request.GET. Use `rows()`: it is empty when a value is bad, and `form.errors` says why."""

    actor = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda request: Actor.objects.all(),
        to_field_name="slug",
        label=gettext_lazy("Actor"),
        method="filter_actors",
        widget=CHECKBOXES,
    )
    actor_mode = django_filters.ChoiceFilter(
        choices=[
            ("any", gettext_lazy("any of the chosen actors")),
            ("all", gettext_lazy("all the chosen actors together")),
        ],
        empty_label=None,
        label=gettext_lazy("Several actors"),
        method="leave",
    )
    domain = django_filters.ModelMultipleChoiceFilter(
        queryset=lambda request: Domain.objects.all(),
        to_field_name="slug",
        label=gettext_lazy("Security domain"),
        method="filter_domains",
        widget=CHECKBOXES,
    )
    kind = django_filters.MultipleChoiceFilter(choices=Kind, label=gettext_lazy("Kind"), widget=CHECKBOXES)
    year = YearsFilter(label=gettext_lazy("Year"), method="filter_years", widget=CHECKBOXES)
    to = YearFilter(label=gettext_lazy("To year"), method="filter_to")
    sort = django_filters.ChoiceFilter(
        choices=[("newest", gettext_lazy("newest first")), ("oldest", gettext_lazy("oldest first"))],
        empty_label=None,
        label=gettext_lazy("Order"),
        method="leave",
    )

    _is_checked = False

    class Meta:
        model = Entry
        fields = []

    def __init__(self, data=None, *args, **kwargs):
        super().__init__(printable(data), *args, **kwargs)

    @classmethod
    def get_filters(cls):
        """“from” is a word of the address and a keyword of Python."""
        filters = super().get_filters()
        filters["from"] = YearFilter(field_name="from", label=gettext_lazy("From year"), method="filter_from")
        return filters

    def is_valid(self):
        """Also refuses names that are no filter and single values given twice."""
        if not self._is_checked:
            self._is_checked = True
            self.form.full_clean()
            self._check_names()
            self._check_span()
        return super().is_valid()

    def rows(self):
        """The matching entries in the chosen order; none when a value is bad."""
        return Rows(self.ordered())

    def ordered(self):
        if not self.is_valid():
            return self.queryset.none()
        if self.form.cleaned_data.get("sort") == "oldest":
            return self.qs.oldest_first()
        return self.qs.newest_first()

    def without(self, name):
        """The matching entries if this facet were not filtered."""
        if not self.is_valid():
            return self.queryset.none()
        entries = self.queryset
        for other, one in self.filters.items():
            if other != name:
                entries = one.filter(entries, self.form.cleaned_data.get(other))
        return entries.order_by()

    def chosen_years(self):
        """The years this view is narrowed to."""
        return self.form.cleaned_data.get("year") or [] if self.is_valid() else []

    def filter_actors(self, entries, name, actors):
        if self.form.cleaned_data.get("actor_mode") == "all":
            for actor in actors:
                entries = entries.filter(pk__in=_with_actors([actor]))
            return entries
        return entries.filter(pk__in=_with_actors(actors)) if actors else entries

    def filter_domains(self, entries, name, domains):
        chosen = Entry.objects.filter(domains__in=domains).values("pk")
        return entries.filter(pk__in=chosen) if domains else entries

    def filter_years(self, entries, name, years):
        spans = Q()
        for year in years:
            spans |= Q(earliest_on__lte=date(year, 12, 31), latest_on__gte=date(year, 1, 1))
        return entries.filter(spans)

    def filter_from(self, entries, name, year):
        return entries.filter(latest_on__gte=date(year, 1, 1)) if year else entries

    def filter_to(self, entries, name, year):
        return entries.filter(earliest_on__lte=date(year, 12, 31)) if year else entries

    def leave(self, entries, name, value):
        return entries

    def _check_names(self):
        lists = dict(self.data.lists())
        for name in address.unknown(lists):
            self.form.add_error(None, _("“%s” is not a filter of the timeline.") % name[:40])
        for name in address.repeated(lists):
            target = name if name in self.form.fields else None
            self.form.add_error(target, _("Give only one value for “%s”.") % name)

    def _check_span(self):
        first, last = (self.form.cleaned_data.get(name) for name in ("from", "to"))
        if first and last and first > last:
            self.form.add_error("from", _("The first year comes after the last one."))


def _with_actors(actors):
    return Entry.objects.filter(parts__actor__in=actors).values("pk")


def printable(data):
    """The same parameters; a NUL, which neither a page nor PostgreSQL may hold, becomes U+FFFD."""
    printable = QueryDict(mutable=True)
    for name, values in data.lists():
        printable.setlist(name.replace("\x00", "\ufffd"), [v.replace("\x00", "\ufffd") for v in values])
    return printable
