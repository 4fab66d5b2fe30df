"""Form controls of the essay form."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.urls import reverse


def is_key(value):
    """Whether this can be the primary key of a row; anything else must not reach the database."""
    text = str(value)
    return text.isascii() and text.isdigit() and len(text) < 19


class NumberedAutocomplete(AutocompleteSelect):
    """An autocomplete that shows a refused form again without asking the database for nonsense."""

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [one for one in value if is_key(one)], attrs)


class OrderedAutocomplete(AutocompleteSelectMultiple):
    """Keeps the chosen rows in the order in which they were chosen."""

    def optgroups(self, name, value, attrs=None):
        keys = [str(one) for one in value if is_key(one)]
        groups = super().optgroups(name, keys, attrs)
        order = {key: place for place, key in enumerate(keys)}
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
