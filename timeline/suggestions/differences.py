"""What a suggestion proposes, field by field, as people read it."""

from dataclasses import dataclass
from typing import Any

from revisions import compare
from timeline.models import Actor, ConceptSynonym
from timeline.sorting import fold
from timeline.suggestions import proposal
from timeline.suggestions.form import SuggestionForm


@dataclass(frozen=True, slots=True)
class Difference:
    """`block` is a block of revisions.compare; `is_outdated`: the entry was changed since it was sent."""

    name: str
    label: Any
    block: compare.Block
    is_outdated: bool = False


def as_sent(suggestion):
    """Against what the entry said when it was sent; of a new entry, all of it."""
    return [_difference(name, suggestion.before.get(name), value) for name, value in _proposed(suggestion)]


def as_of_now(suggestion):
    """Against what the entry says now."""
    if suggestion.entry is None:
        return as_sent(suggestion)
    now, then = proposal.of_entry(suggestion.entry), suggestion.before
    return [
        _difference(name, now[name], value, is_outdated=now[name] != then[name])
        for name, value in _proposed(suggestion)
    ]


def unknown_names(suggestion):
    """The actors and concepts it names that the record does not have."""
    actors, concepts = suggestion.data.get("actors", []), suggestion.data.get("concepts", [])
    known = set(Actor.objects.filter(slug__in=actors).values_list("slug", flat=True))
    words = set(
        ConceptSynonym.objects.filter(folded__in=map(fold, concepts)).values_list("folded", flat=True)
    )
    return {
        "actors": [name for name in actors if name not in known],
        "concepts": [name for name in concepts if fold(name) not in words],
    }


def _proposed(suggestion):
    return [(name, suggestion.data[name]) for name in proposal.FIELDS if name in suggestion.data]


def _difference(name, before, after, *, is_outdated=False):
    block = compare.words(
        proposal.shown(name, before) if before is not None else "", proposal.shown(name, after)
    )
    return Difference(name, SuggestionForm.base_fields[name].label, block, is_outdated)
