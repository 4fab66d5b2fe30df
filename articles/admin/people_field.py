"""Names as rows of a form: a family name and a given name, or an organisation."""

import re

from django import forms
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.works import people

PARTS = ("family", "given", "literal")
SPARE, MOST = 3, 500


class PeopleWidget(forms.Widget):
    """As many rows as there are names, and three empty ones."""

    template_name = "admin/articles/reference/people_widget.html"

    def value_from_datadict(self, data, files, name):
        """The rows that hold something, in order."""
        pattern = re.compile(rf"{name}-([0-9]{{1,4}})-(?:{'|'.join(PARTS)})\Z")
        places = sorted({int(match[1]) for key in data if (match := pattern.match(key))})
        rows = [{part: data.get(f"{name}-{place}-{part}", "").strip() for part in PARTS} for place in places]
        return [row for row in rows if any(row.values())]

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        rows = [*(value or []), *({} for _spare in range(SPARE))]
        context["rows"] = [
            [(part, f"{name}-{place}-{part}", row.get(part, "")) for part in PARTS]
            for place, row in enumerate(rows)
        ]
        return context

    def render(self, name, value, attrs=None, renderer=None):
        """By the project's own templates, which the forms of Django do not look into."""
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def id_for_label(self, id_):
        return ""

    def use_required_attribute(self, initial):
        return False


class PeopleField(forms.Field):
    """Cleans to rows of family, given and literal, in the order of the work."""

    widget = PeopleWidget

    def clean(self, value):
        rows = value or []
        if len(rows) > MOST:
            raise forms.ValidationError(_("At most %d names can be entered here.") % MOST)
        for place, row in enumerate(rows, 1):
            if row["literal"] and (row["family"] or row["given"]):
                text = _("Row %d names both a person and an organisation: give each a row of its own.")
                raise forms.ValidationError(text % place)
            if row["given"] and not row["family"]:
                text = _("Row %d has no family name. Who has only one name is entered as a family name.")
                raise forms.ValidationError(text % place)
            if max(map(len, row.values())) > 300:
                raise forms.ValidationError(_("The name in row %d is too long.") % place)
        return rows

    def has_changed(self, initial, data):
        return (initial or []) != (data or [])


def rows_of(item, role):
    """The names of a work as rows."""
    return [_row(one) for one in people.of(item, role)]


def _row(one):
    if one.get("literal"):
        return {"family": "", "given": "", "literal": one["literal"]}
    return {"family": people.family(one), "given": one.get("given", ""), "literal": ""}


def names(rows, stored):
    """Rows as CSL-JSON. Whoever is still among the stored names keeps what the form does not show."""
    known = {tuple(_row(one).values()): one for one in stored}
    return [known.get(tuple(row[part] for part in PARTS)) or _made(row) for row in rows]


def _made(row):
    return (
        people.organisation(row["literal"]) if row["literal"] else people.person(row["family"], row["given"])
    )
