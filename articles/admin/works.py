"""The library of cited works."""

import json

from django import forms
from django.contrib import admin
from django.db import models
from django.db.models import Count
from django.forms.fields import InvalidJSONInput

from articles.models import Reference


class NestedJSONField(forms.JSONField):
    """A JSON field for which text nested too deeply, or with half a character, is bad input, not a fault."""

    def to_python(self, value):
        try:
            return _printable(super().to_python(value))
        except (RecursionError, UnicodeEncodeError) as error:
            raise forms.ValidationError(self.error_messages["invalid"], params={"value": "[["}) from error

    def bound_data(self, data, initial):
        try:
            return _printable(super().bound_data(data, initial))
        except (RecursionError, UnicodeEncodeError):
            return InvalidJSONInput(data)


def _printable(value):
    """The value, when it can be written down. Raises UnicodeEncodeError for half a surrogate pair."""
    json.dumps(value, ensure_ascii=False).encode()
    return value


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    list_display = ["key", "authors", "year", "title", "kind", "essays"]
    list_filter = ["kind"]
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["key", "title", "authors", "doi"]
    readonly_fields = ["authors", "year", "title", "kind", "doi"]
    fields = ["key", "csl", *readonly_fields]
    formfield_overrides = {models.JSONField: {"form_class": NestedJSONField}}

    def get_readonly_fields(self, request, obj=None):
        """A key that essays cite stays as it is."""
        is_cited = obj is not None and obj.citations.exists()
        return [*self.readonly_fields, "key"] if is_cited else self.readonly_fields

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(essay_count=Count("citations"))

    @admin.display(ordering="essay_count")
    def essays(self, reference):
        return reference.essay_count
