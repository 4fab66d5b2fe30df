"""The facets as the page shows them: values with labels and counts, and a chip for each chosen one."""

from typing import NamedTuple

from articles.models import Author, Category
from timeline import address
from timeline.chips import Chip
from timeline.facets import Facet
from timeline.languages import LANGUAGE_CHOICES
from timeline.models import Concept, SearchDocument

MOST_SHOWN = 12
FIXED = {"type": dict(SearchDocument.Kind.choices), "language": dict(LANGUAGE_CHOICES)}
NAMED = {"category": Category, "author": Author, "concept": Concept}


class Option(NamedTuple):
    """One value of a facet; a tuple, because templates unpack that much faster than they look up names."""

    value: str
    label: str
    count: int
    is_chosen: bool


def all_facets(form, counts):
    """Every facet that has values to offer; `counts` is empty when nothing was searched."""
    choice = form.choice()
    found = (_facet(form, name, counts.get(name, {}), set(choice[name])) for name in choice)
    return [facet for facet in found if facet.options]


def _facet(form, name, counts, chosen):
    labels = _labels(name, _shown(name, counts) | chosen)
    options = [Option(value, str(label), counts.get(value, 0), value in chosen) for value, label in labels]
    if name in NAMED:
        options.sort(key=lambda option: (-option.count, option.label.casefold()))
    return Facet(name, str(form.fields[name].label), options)


def _shown(name, counts):
    """The values that most hits have."""
    return set(sorted(counts, key=lambda value: (-counts[value], value))[:MOST_SHOWN])


def _labels(name, values):
    """Pairs of value and label, in the order of the list they come from."""
    if name in FIXED:
        return [(value, label) for value, label in FIXED[name].items() if value in values]
    if name in NAMED:
        rows = NAMED[name].objects.filter(slug__in=values).order_by() if values else []
        return [(row.slug, row) for row in rows]
    return [(value, value) for value in sorted(values, key=int)]


def chips(facets, pairs):
    """The chosen values, each a link that takes it away."""
    chosen = ((facet, option) for facet in facets for option in facet.options if option.is_chosen)
    return [
        Chip(f"{facet.label}: {option.label}", address.without(pairs, facet.name, option.value))
        for facet, option in chosen
    ]
