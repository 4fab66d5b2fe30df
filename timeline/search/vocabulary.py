"""The words that findable texts have: what a beginning may stand for, and what a slip may have meant."""

from timeline import bulk
from timeline.models.search import SearchWord
from timeline.search.query import Problem, QueryError

MOST_EXPANSIONS = 300
BATCH = 5_000
LAST_CHARACTER = "\U0010ffff"


def learn(words):
    """Add words to the known ones."""
    # In one order everywhere, so that two writers never wait for each other on PostgreSQL.
    bulk.insert(SearchWord, ("word",), ((word,) for word in sorted(words)), bulk.ALREADY)


def forget(words):
    """Take words away that no findable text has any more."""
    gone = sorted(words)
    for start in range(0, len(gone), BATCH):
        SearchWord.objects.filter(word__in=gone[start : start + BATCH]).delete()


def known():
    return set(SearchWord.objects.values_list("word", flat=True))


def beginning_with(prefix):
    """Known words that begin so. Raises QueryError when they are too many to look up."""
    # Words are ordered by code point in both databases, so this is one range of the key.
    found = SearchWord.objects.filter(word__gte=prefix, word__lt=prefix + LAST_CHARACTER)
    words = list(found.order_by("word").values_list("word", flat=True)[: MOST_EXPANSIONS + 1])
    if len(words) > MOST_EXPANSIONS:
        raise QueryError(Problem.BROAD_PREFIX, prefix)
    return words
