"""Form controls of the essay form."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.urls import reverse


class OrderedAutocomplete(AutocompleteSelectMultiple):
    """Keeps the chosen rows in the order in which they were chosen."""

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, value, attrs)
        order = {str(chosen): place for place, chosen in enumerate(value)}
        for _label, options, _index in groups:
            options.sort(key=lambda option: order.get(str(option["value"]), len(order)))
        return groups


class ConceptSelect(forms.SelectMultiple):
    """Concepts by name, as the admin's autocomplete shows them: known ones are suggested, new ones typed."""

    @property
    def media(self):
        return AutocompleteSelectMultiple(None, None).media

    def build_attrs(self, base_attrs, extra_attrs=None):
        return {
            **super().build_attrs(base_attrs, extra_attrs),
            "class": "admin-autocomplete",
            "data-theme": "admin-autocomplete",
            "data-ajax--url": reverse("admin:articles_article_concept_names"),
            "data-ajax--cache": "true",
            "data-ajax--delay": 250,
            "data-ajax--type": "GET",
            "data-tags": "true",
            "data-token-separators": '[","]',
            "data-allow-clear": "false",
            "data-placeholder": "",
        }

    def optgroups(self, name, value, attrs=None):
        chosen = [str(text) for text in value if text]
        options = [self.create_option(name, text, text, True, place) for place, text in enumerate(chosen)]
        return [(None, options, 0)]
