"""Which essays stand in which block of the home page."""

from articles.models import Article, DailyViews, HomeSlot
from discussion.models import Tally

LATEST, RANKED = 6, 5
RANKING_DAYS = 7


def blocks(language):
    """Essays by block, in `language` where they are translated.

    Headline and feature are single essays or None; the latest essays leave them out.
    """
    essays = Article.objects.published().in_language_of_choice(language).for_list()
    headline = _curated(essays, HomeSlot.Block.HEADLINE) or essays.newest_first().first()
    feature = _curated(essays, HomeSlot.Block.FEATURE)
    if feature == headline:
        feature = None
    shown = [essay.pk for essay in (headline, feature) if essay]
    most_read = DailyViews.objects.most_read(RANKING_DAYS).values_list("article_id", flat=True)
    highest_rated = Tally.objects.ranked().values_list("article_id", flat=True)
    return {
        "headline": headline,
        "feature": feature,
        "latest": essays.exclude(pk__in=shown).newest_first()[:LATEST],
        "most_read": _in_order(essays, most_read),
        "highest_rated": _in_order(essays, highest_rated),
    }


def _curated(essays, block):
    """The essay an editor chose for this block now, in the language of choice."""
    slots = HomeSlot.objects.current(block).filter(article__in=Article.objects.published())
    slot = slots.select_related("article").first()
    return essays.filter(translation_group=slot.article.translation_group).first() if slot else None


def _in_order(essays, ids):
    """The essays that these ids name, in their order; a translation stands for its original."""
    first = list(ids[: RANKED * 4])
    groups = dict(Article.objects.filter(pk__in=first).values_list("pk", "translation_group"))
    found = {essay.translation_group: essay for essay in essays.filter(translation_group__in=groups.values())}
    ranked = dict.fromkeys(groups[pk] for pk in first if pk in groups)
    return [found[group] for group in ranked if group in found][:RANKED]
