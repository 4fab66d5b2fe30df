"""Several names, each in a field of its own, with those of the record offered while one types."""

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_lazy as _

SPARE = 3  # empty fields behind those that are filled in
MOST, LONGEST = 30, 160


class NamesInput(forms.Widget):
    """`list_id` names the datalist that the page holds."""

    template_name = "timeline/_names_input.html"
    list_id = ""

    def value_from_datadict(self, data, files, name):
        return data.getlist(name)

    def id_for_label(self, id_):
        return f"{id_}_1"

    def format_value(self, value):
        return [*filter(str.strip, value or []), *[""] * SPARE]

    def render(self, name, value, attrs=None, renderer=None):
        """With the site's templates, which the forms' own renderer does not see."""
        return super().render(name, value, attrs, TemplatesSetting())

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        return {**context, "list_id": self.list_id}


class NamesField(forms.Field):
    """Cleans to a list of names without empty ones."""

    widget = NamesInput

    def clean(self, value):
        names = list(filter(None, (" ".join(name.split()) for name in value or [])))
        if len(names) > MOST:
            raise ValidationError(_("Give at most %d names.") % MOST)
        for name in names:
            if len(name) > LONGEST or "\x00" in name:
                raise ValidationError(_("“%s…” is too long for a name.") % name[:30].replace("\x00", ""))
        return super().clean(names)
