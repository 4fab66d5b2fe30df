"""Which essays stand in which block of the home page."""

from articles.models import Article, DailyViews, HomeSlot
from discussion.models import Tally

LATEST, RANKED = 6, 5
RANKING_DAYS = 7


def blocks():
    """Essays by block; headline and feature are single essays or None and appear in no other list."""
    headline = _curated(HomeSlot.Block.HEADLINE) or _newest()
    feature = _curated(HomeSlot.Block.FEATURE, besides=headline)
    shown = [essay.pk for essay in (headline, feature) if essay]
    return {
        "headline": headline,
        "feature": feature,
        "latest": _listed().exclude(pk__in=shown).newest_first()[:LATEST],
        "most_read": _in_order(DailyViews.objects.most_read(RANKING_DAYS).values_list("article_id", flat=True)),
        "highest_rated": _in_order(Tally.objects.ranked().values_list("article_id", flat=True)),
    }


def _listed():
    return Article.objects.published().for_list()


def _newest():
    return _listed().newest_first().first()


def _curated(block, besides=None):
    """The essay an editor chose for this block now."""
    slots = HomeSlot.objects.current(block).filter(article__in=Article.objects.published())
    if besides:
        slots = slots.exclude(article=besides)
    slot = slots.first()
    return _listed().filter(pk=slot.article_id).first() if slot else None


def _in_order(ids):
    """The published essays among these ids, in their order."""
    first = list(ids[: RANKED * 3])
    essays = {essay.pk: essay for essay in _listed().filter(pk__in=first)}
    return [essays[pk] for pk in first if pk in essays][:RANKED]
