"""What is wrong with the words of a query, in the reader's language."""

from django.utils.translation import gettext_lazy

from timeline.search.query import MOST_WORDS, SHORTEST_PREFIX, Problem

SENTENCES = {
    Problem.NO_WORDS: gettext_lazy("There is no word in this. Type at least one word to search for."),
    Problem.ONLY_EXCLUDED: gettext_lazy(
        "“%(word)s” only says what to leave out. Type also a word to search for."
    ),
    Problem.TOO_MANY_WORDS: gettext_lazy("Type at most %(most)d words."),
    Problem.SHORT_PREFIX: gettext_lazy(
        "“%(word)s*” is too short: type at least %(shortest)d letters before the asterisk."
    ),
    Problem.BROAD_PREFIX: gettext_lazy("Very many words begin with “%(word)s”. Type another letter."),
}


def sentence(error):
    """What a QueryError says."""
    values = {"word": error.word[:40], "most": MOST_WORDS, "shortest": SHORTEST_PREFIX}
    return SENTENCES[error.problem] % values
