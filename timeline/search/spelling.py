"""What a query that finds nothing may have meant: the same with words that are spelt nearly alike."""

from dataclasses import dataclass, replace
from difflib import get_close_matches

from django.db.models import Q
from django.db.models.functions import Length, Substr

from timeline.models.search import SearchWord
from timeline.search.finding import Finding
from timeline.search.query import SHORTEST_PREFIX, Query, QueryError, Term
from timeline.search.vocabulary import LAST_CHARACTER

MOST_OFFERED = 3
NEARNESS = 0.75
DIFFERENCE = 2


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another query that has hits."""

    text: str
    count: int


def begun(query):
    """The query with its last word as a beginning; None when that is one already, or too short."""
    last = query.terms[-1]
    if last.is_excluded or last.is_prefix or len(last.words[-1]) < SHORTEST_PREFIX:
        return None
    return Query((*query.terms[:-1], replace(last, is_prefix=True)))


def find_begun(query, choice):
    """What is found when the last word is taken as a beginning; None when that is nothing either."""
    longer = begun(query)
    try:
        finding = Finding(longer, choice) if longer else None
    except QueryError:  # too many words begin so
        return None
    return finding if finding and finding.matched else None


def suggestions(query):
    """Queries spelt nearly alike that find something a reader may see, the nearest first."""
    return [
        Suggestion(str(other), len(finding.matched))
        for other in _corrections(query)
        if (finding := Finding(other, {})).matched
    ][:MOST_OFFERED]


def _corrections(query):
    """The query with each word that finds nothing replaced by its nearest, then by others if it is alone."""
    missing = [word for word in _single_words(query) if not Finding(Query((Term((word,)),)), {}).matched]
    near = {word: near_words(word) for word in missing}
    if not near or not all(near.values()):
        return []
    first = {word: others[0] for word, others in near.items()}
    choices = [first]
    if len(near) == 1:
        (word,) = near
        choices = [{word: other} for other in near[word]]
    return list(dict.fromkeys(_with(query, choice) for choice in choices))


def _single_words(query):
    wanted = [term for term in query.wanted if not term.is_prefix]
    return list(dict.fromkeys(word for term in wanted for word in term.words))


def _with(query, corrected):
    terms = (
        term
        if term.is_excluded
        else replace(term, words=tuple(corrected.get(word, word) for word in term.words))
        for term in query.terms
    )
    return Query(tuple(terms))


def near_words(word):
    """Known words spelt nearly like this one, the nearest first; two slips in one beginning are too many."""
    similar = Q(word__gte=word[0], word__lt=word[0] + LAST_CHARACTER)
    if len(word) > 1:
        similar |= Q(second=word[1])
    known = SearchWord.objects.annotate(length=Length("word"), second=Substr("word", 2, 1))
    lengths = (len(word) - DIFFERENCE, len(word) + DIFFERENCE)
    found = known.filter(similar, length__range=lengths).order_by("word").values_list("word", flat=True)
    return get_close_matches(word, found, MOST_OFFERED, NEARNESS)
