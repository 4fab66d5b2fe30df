"""The facets as the page shows them: values with labels and counts, and a chip for each chosen one."""

from django.utils.translation import get_language

from articles.models import Author, Category
from timeline import address
from timeline.chips import Chip
from timeline.facets.options import Facet, Option
from timeline.languages import LANGUAGE_CHOICES
from timeline.models import Concept, SearchDocument

MOST_SHOWN = 12
FIXED = {"type": dict(SearchDocument.Kind.choices), "language": dict(LANGUAGE_CHOICES)}
# The columns with the names in English and Indonesian; whole rows would cost three times as much.
NAMED = {
    "category": (Category, "name_en", "name_id"),
    "author": (Author, "name", "name"),
    "concept": (Concept, "name", "name_id"),
}


def all_facets(form, counts):
    """Every facet that has values to offer; `counts` is None when nothing was searched."""
    choice = form.choice()
    found = (_facet(form, name, counts and counts[name], set(choice[name])) for name in choice)
    return [facet for facet in found if facet.options]


def _facet(form, name, counts, chosen):
    known = counts or {}
    labels = _labels(name, _shown(known) | chosen)
    if name in NAMED:
        labels.sort(key=lambda pair: (-known.get(pair[0], 0), pair[1].casefold()))
    shown = [(value, label, "" if counts is None else known.get(value, 0)) for value, label in labels]
    options = [Option(value, label, count, value in chosen) for value, label, count in shown]
    return Facet(name, str(form.fields[name].label), options)


def _shown(counts):
    """The values that most hits have."""
    return set(sorted(counts, key=lambda value: (-counts[value], value))[:MOST_SHOWN])


def _labels(name, values):
    """Pairs of value and label; of fixed lists and of years in their own order."""
    if name in FIXED:
        return [(value, str(label)) for value, label in FIXED[name].items() if value in values]
    if name in NAMED:
        return _names(*NAMED[name], values) if values else []
    return [(value, value) for value in sorted(values, key=int)]


def _names(model, english, indonesian, slugs):
    """Pairs of slug and name in the reader's language, in no order."""
    rows = model.objects.filter(slug__in=slugs).order_by().values_list("slug", english, indonesian)
    is_indonesian = get_language() == "id"
    return [(slug, (in_id if is_indonesian else in_en) or in_en or in_id) for slug, in_en, in_id in rows]


def chips(facets, pairs):
    """The chosen values, each a link that takes it away."""
    chosen = ((facet, option) for facet in facets for option in facet.options if option.is_chosen)
    return [
        Chip(f"{facet.label}: {option.label}", address.without(pairs, facet.name, option.value))
        for facet, option in chosen
    ]
