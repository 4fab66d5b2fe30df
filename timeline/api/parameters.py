"""Which parameters an address of the API takes, and how the OpenAPI document describes them."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline import address
from timeline.api import cursor, problems
from timeline.api.problems import Problem
from timeline.filters import EntryFilter
from timeline.models import Entry

DEFAULT_LIMIT, MOST = 50, 200
LONGEST_CURSOR = 200
HIDDEN = ("page",)


class LimitField(forms.RegexField):
    default_error_messages = {
        "invalid": format_lazy(gettext_lazy("Give a whole number from 1 to {most}."), most=MOST),
    }

    def __init__(self):
        super().__init__(r"\A(?:[1-9][0-9]?|1[0-9]{2}|200)\Z", required=False)

    def clean(self, value):
        text = super().clean(value)
        return int(text) if text else DEFAULT_LIMIT


class CursorField(forms.CharField):
    """A place in an order whose rows have values of these patterns."""

    def __init__(self, patterns):
        super().__init__(required=False, strip=False)
        self.patterns = patterns

    def clean(self, value):
        text = super().clean(value)
        try:
            return cursor.read(text[:LONGEST_CURSOR], *self.patterns) if text else ()
        except ValueError as error:
            raise ValidationError(
                _("This is no cursor of this list: take it from “next” of the page before.")
            ) from error


class PageForm(forms.Form):
    """Which part of a list is asked for."""

    limit = LimitField()

    def __init__(self, lists, patterns):
        super().__init__({name: values[-1] for name, values in lists.items()})
        self.repeated = [name for name in ("cursor", "limit") if len(lists.get(name, ())) > 1]
        self.fields["cursor"] = CursorField(patterns)

    def clean(self):
        for name in self.repeated:
            self.add_error(name, _("Give only one value for “%s”.") % name)


def split(lists):
    """The parameters of a page of a list, and all others."""
    others = {name: values for name, values in lists.items() if name not in ("cursor", "limit")}
    return {name: values for name, values in lists.items() if name not in others}, others


def check(*forms_read):
    """Raises Problem with all that is wrong with the forms."""
    if errors := problems.form_errors(*forms_read):
        raise Problem(400, _("This request cannot be answered: see “errors”."), errors)


def refuse(lists):
    """Raises Problem when there are any parameters but those that other sites add."""
    unknown = [name for name in lists if not address.is_tracking(name)]
    if unknown:
        errors = [(name[:40], _("This address has no such parameter.")) for name in unknown]
        raise Problem(400, _("This request cannot be answered: see “errors”."), errors)


def filter_fields():
    """The form's fields of the timeline's filters by name, as they are now."""
    form = EntryFilter(QueryDict(), Entry.objects.none()).form
    return {name: field for name, field in form.fields.items() if name not in HIDDEN}


def described(name, field):
    """One filter as a parameter of OpenAPI."""
    text = ". ".join(str(part).strip(". ") for part in (field.label or name, field.help_text) if part)
    return {
        "name": name,
        "in": "query",
        "description": f"{text}.",
        "schema": _schema(field),
        **({"style": "form", "explode": True} if _is_multiple(field) else {}),
    }


def _is_multiple(field):
    return isinstance(field, (forms.MultipleChoiceField, forms.ModelMultipleChoiceField))


def _schema(field):
    value = {"type": "string"} | _values(field)
    if _is_multiple(field):
        return {"type": "array", "items": value}
    return value


def _values(field):
    """The values that a field offers for good; rows of the database are none."""
    if isinstance(field, forms.ModelChoiceField) or not isinstance(field, forms.ChoiceField):
        return {"type": "integer"} if isinstance(field, forms.IntegerField) else {}
    offered = [str(value) for value, _label in field.choices if value != ""]
    return {"enum": offered} if offered else {}
