"""Made-up texts whose words are as unevenly common as those of a language (Zipf's law)."""

import random
from datetime import date, timedelta
from itertools import accumulate

VOCABULARY = 40_000
SYLLABLES = [
    "a",
    "i",
    "u",
    *(f"{consonant}{vowel}" for consonant in "bcdfghjklmnprstvwyz" for vowel in "aeiou"),
]
ENDINGS = {"en": ["", "s", "ing", "ed", "ation"], "id": ["", "kan", "an", "nya", "i"]}
COMMON = "cyber"
FIRST_DAY, DAYS = date(1995, 1, 1), 31 * 365


class Writer:
    """Writes the same texts in every run. `words` holds each language's words, the most common first."""

    def __init__(self):
        self.chance = random.Random("search")
        self.words = {language: self._vocabulary(endings) for language, endings in ENDINGS.items()}
        self.sums = list(accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))

    def _vocabulary(self, endings):
        made = {COMMON: None}
        while len(made) < VOCABULARY:
            stem = "".join(self.chance.choices(SYLLABLES, k=self.chance.randint(2, 4)))
            made[stem + self.chance.choice(endings)] = None
        return list(made)

    def text(self, language, length):
        return " ".join(self.chance.choices(self.words[language], cum_weights=self.sums, k=length))

    def day(self):
        return FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))

    def some(self, rows, most):
        return self.chance.sample(rows, self.chance.randint(1, most))
