"""How an essay of ours is cited by others: as CSL-JSON, which every style and file is made from."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import override

from articles import csl
from timeline.publisher import SITE

__all__ = ["SITE", "CitedEssay", "cited", "person"]

Person = dict[str, str]

# What no name of one person has: a word of this list, a sign or a figure, or only capitals.
_COLLECTIVE = {
    "and", "asosiasi", "association", "badan", "board", "body", "bureau", "center", "centre",
    "collective", "council", "dan", "dewan", "editors", "forum", "foundation", "group", "himpunan",
    "initiative", "institut", "institute", "kelompok", "kementerian", "kolektif", "komunitas",
    "laboratory", "lembaga", "ministry", "network", "office", "perhimpunan", "project", "pusat",
    "redaksi", "secretariat", "sekretariat", "society", "staff", "team", "the", "tim", "union",
    "universitas", "university", "yayasan",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class CitedEssay:
    """What a citation may say; `changed_on` is the day of the last change of the text."""

    slug: str
    title: str
    authors: list[Person]
    published_on: date
    changed_on: date
    retrieved_on: date
    language: str
    address: str
    summary: str
    keywords: list[str]

    @property
    def item(self) -> csl.Item:
        """As CSL-JSON. Its date is that of the last change: whoever cites the essay has read that text."""
        return {
            "id": self.slug,
            "type": "post-weblog",
            "title": self.title,
            "author": self.authors,
            "container-title": SITE,
            "issued": _parts(self.changed_on),
            "accessed": _parts(self.retrieved_on),
            "URL": self.address,
            "language": self.language,
            "abstract": self.summary,
            "keyword": ", ".join(self.keywords),
        }


def cited(article, absolute):  # type: ignore[no-untyped-def]
    """A published essay, from `for_page`, as it is cited today, in its own language.

    `absolute` makes addresses absolute.
    """
    with override(article.language):
        keywords = sorted(concept.label for concept in article.concepts.all())
    return CitedEssay(
        slug=article.slug,
        title=article.title,
        authors=[person(author.name) for author in article.byline],
        published_on=timezone.localdate(article.publish_at),
        changed_on=timezone.localdate(article.text_changed_at or article.publish_at),
        retrieved_on=timezone.localdate(),
        language=article.language,
        address=absolute(article.get_canonical_url()),
        summary=article.summary,
        keywords=keywords,
    )


def person(name: str) -> Person:
    """A name taken apart as far as that is safe: the last word is the family name, with what leads to it.

    A single name, an organisation, and a name with degrees or a suffix behind a comma stay whole.
    """
    words = name.split()
    if len(words) < 2 or "," in name or _is_collective(words):
        return {"literal": " ".join(words)}
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():  # van der Berg, bin Said
        start -= 1
    return {"family": " ".join(words[start:]), "given": " ".join(words[:start])}


def _is_collective(words: list[str]) -> bool:
    plain = {match.casefold() for word in words for match in _WORD.findall(word)}
    has_acronym = any(word.isalpha() and word.isupper() and len(word) > 2 for word in words)
    has_sign = any(sign in "".join(words) for sign in "&@0123456789()/")
    return has_sign or has_acronym or not plain.isdisjoint(_COLLECTIVE)


def _parts(day: date) -> dict[str, list[list[int]]]:
    return {"date-parts": [[day.year, day.month, day.day]]}
