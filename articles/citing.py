"""How an essay of ours is cited by others."""

from django.utils import timezone

from articles import csl
from timeline.exports.publisher import SITE
from timeline.moments import MONTHS


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
    return f"{names} ({_date(article)}). {article.title}. {SITE}."


def _person(name):
    """A name as it is printed, taken apart as far as that is safe: the last word is the family name."""
    given, _space, family = name.strip().rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": name}


def _date(article):
    day = timezone.localtime(article.text_changed_at or article.publish_at)
    month = MONTHS[article.language][day.month - 1]
    return f"{day.year}, {month} {day.day}" if article.language == "en" else f"{day.year}, {day.day} {month}"
