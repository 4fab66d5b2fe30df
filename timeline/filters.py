"""Filtering the timeline. OR inside a facet, AND between facets; the address is the whole state."""

from functools import cached_property

import django_filters
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline import address
from timeline.facets import store
from timeline.facets.index import NOTHING
from timeline.facets.selection import PLAIN, Choice, Selection
from timeline.facets.standing_for import deputies
from timeline.filter_fields import (
    CHECKBOXES,
    CodesFilter,
    OneFilter,
    SlugsFilter,
    WordsFilter,
    YearFilter,
    YearsFilter,
    YesFilter,
)
from timeline.models import Actor, Concept, Domain, Entry, Source, choices
from timeline.rows import Rows

LENSES = [("non-traditional", gettext_lazy("Non-traditional security"))]


class EntryFilter(django_filters.FilterSet):
    """Reads request.GET. `rows()` is empty when a value is bad, and `form.errors` says why."""

    q = WordsFilter(label=gettext_lazy("Words"))
    actor = SlugsFilter(Actor.objects, gettext_lazy("Actor"))
    actor_mode = OneFilter(
        [
            ("any", gettext_lazy("any of the chosen actors")),
            ("all", gettext_lazy("all the chosen actors together")),
        ],
        gettext_lazy("Several actors"),
    )
    members = YesFilter(gettext_lazy("with the members of the chosen organisations"))
    role = CodesFilter(choices.Role.choices, gettext_lazy("Role"))
    domain = SlugsFilter(Domain.objects, gettext_lazy("Security domain"))
    kind = CodesFilter(choices.Kind.choices, gettext_lazy("Kind"))
    year = YearsFilter(label=gettext_lazy("Year"), widget=CHECKBOXES)
    to = YearFilter(label=gettext_lazy("To year"))
    status = CodesFilter(choices.Status.choices, gettext_lazy("Status"))
    level = CodesFilter(choices.Level.choices, gettext_lazy("Level"))
    bindingness = CodesFilter(choices.Bindingness.choices, gettext_lazy("Bindingness"))
    lens = CodesFilter(LENSES, gettext_lazy("Lens"))
    region = CodesFilter(choices.Region.choices, gettext_lazy("Region"))
    concept = SlugsFilter(lambda: Concept.objects.on_entries(), gettext_lazy("Concept"))
    source = CodesFilter(Source.Kind.choices, gettext_lazy("Kind of source"))
    confidence = CodesFilter(choices.Confidence.choices, gettext_lazy("Confidence"))
    reviewed = YesFilter(gettext_lazy("reviewed entries only"))
    sort = OneFilter(
        [("newest", gettext_lazy("newest first")), ("oldest", gettext_lazy("oldest first"))],
        gettext_lazy("Order"),
    )

    _form_class = None
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
        filters["from"] = YearFilter(field_name="from", label=gettext_lazy("From year"))
        return filters

    def get_form_class(self):
        """Made once: every form copies the fields of its class, and asks anew which rows there are."""
        cls = type(self)
        cls._form_class = cls._form_class or super().get_form_class()
        return cls._form_class

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
        is_oldest_first = self.is_valid() and self.form.cleaned_data.get("sort") == "oldest"
        return Rows(self.index, self.selection.hits, is_oldest_first=is_oldest_first)

    @cached_property
    def index(self):
        return store.current()

    @cached_property
    def selection(self):
        choice = self.choice if self.is_valid() else Choice(words=NOTHING)
        return Selection(self.index, deputies(), choice)

    @property
    def choice(self):
        data = self.form.cleaned_data
        return Choice(
            actors=_keys(data["actor"]),
            is_all=data["actor_mode"] == "all",
            has_members=bool(data["members"]),
            roles=tuple(data["role"]),
            plain={name: _keys(data[name]) for name in PLAIN},
            is_reviewed=bool(data["reviewed"]),
            years=tuple(data["year"]),
            first=data["from"],
            last=data["to"],
            words=data["q"].entries if data["q"] else None,
        )

    @property
    def highlighter(self):
        """Marks the words looked for; None without them."""
        words = self.form.cleaned_data.get("q") if self.is_valid() else None
        return words and words.highlighter

    @cached_property
    def normal_pairs(self):
        """The parameters in their normal form."""
        lists = dict(self.data.lists())
        aliases = {} if self.is_valid() else Actor.objects.known_as(lists.get("actor", []))
        return address.normal(lists, aliases)

    @property
    def view_pairs(self):
        """The normal form of the view itself, whatever page of it is shown."""
        return [pair for pair in self.normal_pairs if pair[0] != "page"]

    @property
    def is_settled(self):
        """Whether the parameters have their normal form, or cannot be brought into it."""
        lists = dict(self.data.lists())
        given = [(name, value) for name, values in lists.items() for value in values]
        return given == self.normal_pairs or bool(address.unknown(lists) or address.repeated(lists))

    def chosen_years(self):
        """The years this view is narrowed to."""
        return self.form.cleaned_data.get("year") or [] if self.is_valid() else []

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


def _keys(values):
    """Codes as they are, rows by primary key."""
    return tuple(getattr(value, "pk", value) for value in values)


def printable(data):
    """The same parameters; a NUL, which neither a page nor PostgreSQL may hold, becomes U+FFFD."""
    printable = QueryDict(mutable=True)
    for name, values in data.lists():
        printable.setlist(name.replace("\x00", "\ufffd"), [v.replace("\x00", "\ufffd") for v in values])
    return printable
