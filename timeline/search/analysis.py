"""From text to the stems that are indexed and looked up: folding, words, stemming."""

import re
import threading
import unicodedata
from functools import lru_cache

import Stemmer

ALGORITHMS = {"en": "english", "id": "indonesian"}
LANGUAGES = tuple(ALGORITHMS)
LONGEST_WORD = 64
WORD = re.compile(r"[^\W_]+")
SOFT_HYPHEN = "\xad"


class _Stemmers(threading.local):
    """PyStemmer's objects keep state while they work, so each thread has its own."""

    def __init__(self) -> None:
        self.by_language = {code: Stemmer.Stemmer(name) for code, name in ALGORITHMS.items()}


_stemmers = _Stemmers()


def plain_letters(text: str) -> str:
    """The text without case, accents and compatibility forms: “Ｄéfense” becomes “defense”."""
    if text.isascii():
        return text.lower()
    # Case folding may compose what was decomposed, hence the second time.
    plain = unicodedata.normalize("NFKD", text.replace(SOFT_HYPHEN, "")).casefold()
    return "".join(char for char in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """The folded words of a text, in order; punctuation and underscores part them."""
    return [word[:LONGEST_WORD] for word in WORD.findall(plain_letters(text))]


@lru_cache(65_536)
def stem(word: str, language: str) -> str:
    """The stem of one folded word."""
    found: str = _stemmers.by_language[language].stemWord(word)
    return found


@lru_cache(65_536)
def stems_as_written(text: str, language: str) -> tuple[str, ...]:
    """The stems of what stands as one word in a text; now and then it folds into several."""
    return tuple(stem(word, language) for word in words(text))


def stems(found: list[str], language: str) -> list[str]:
    """The stems of folded words, in order."""
    stemmed: list[str] = _stemmers.by_language[language].stemWords(found)
    return stemmed
