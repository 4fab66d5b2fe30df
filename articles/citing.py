"""How an essay of ours is cited by others."""

from django.utils import timezone

from articles import csl
from timeline.citing import apa_date
from timeline.publisher import SITE

__all__ = ["SITE", "recommended_citation"]


def recommended_citation(reading):
    """The essay in APA style without its address: Family, G. (2026, May 3). Title. cyberdiplomacy.

    In the essay's language; the date is that of the last change of its text.
    """
    article = reading.article
    item = {
        "type": "webpage",
        "title": article.title,
        "author": [_person(one.name) for one in reading.authors],
    }
    names = csl.listed_names(item, article.language)
    changed_on = timezone.localdate(article.text_changed_at or article.publish_at)
    return f"{names} ({apa_date(changed_on, article.language)}). {article.title}. {SITE}."


def _person(name):
    """A name as it is printed, taken apart as far as that is safe: the last word is the family name."""
    given, _space, family = name.strip().rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}
