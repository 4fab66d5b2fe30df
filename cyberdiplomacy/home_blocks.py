"""Which essays stand in which block of the home page."""

from dataclasses import dataclass, field

from django.utils import timezone

from articles.models import Article, DailyViews, HomeSlot
from discussion.models import Tally
from timeline.models import Entry

LATEST, RANKED = 6, 5
RANKING_DAYS = 7
REMEMBERED = 6  # entries of this month


@dataclass(frozen=True, slots=True)
class Chosen:
    """An essay on the front; `slot` says who put it there and when, None where it is just the newest."""

    article: Article
    slot: HomeSlot | None = None


@dataclass
class Front:
    """The blocks of the home page, in the reader's language; an empty one is not shown.

    Headline, feature and the latest never repeat each other. The rankings below are what they are.
    """

    headline: Chosen | None = None
    feature: Chosen | None = None
    video: HomeSlot | None = None
    latest: list = field(default_factory=list)
    most_read: list = field(default_factory=list)
    highest_rated: list = field(default_factory=list)
    remembered: list = field(default_factory=list)


def front(language):
    essays = Article.objects.published().in_language_of_choice(language).for_list()
    slots = list(HomeSlot.objects.current())
    headline = _curated(essays, slots, HomeSlot.Block.HEADLINE) or _newest(essays)
    feature = _curated(essays, slots, HomeSlot.Block.FEATURE)
    if feature and headline and feature.article == headline.article:
        feature = None
    shown = [one.article.pk for one in (headline, feature) if one]
    most_read = DailyViews.objects.most_read(RANKING_DAYS).values_list("article_id", flat=True)
    highest_rated = Tally.objects.ranked().values_list("article_id", flat=True)
    return Front(
        headline=headline,
        feature=feature,
        video=next((slot for slot in slots if slot.block == HomeSlot.Block.VIDEO), None),
        latest=list(essays.exclude(pk__in=shown).newest_first()[:LATEST]),
        most_read=_in_order(essays, most_read),
        highest_rated=_in_order(essays, highest_rated),
        remembered=list(
            Entry.objects.published().in_month(timezone.localdate().month).for_list()[:REMEMBERED]
        ),
    )


def _newest(essays):
    newest = essays.newest_first().first()
    return Chosen(newest) if newest else None


def _curated(essays, slots, block):
    """The essay an editor chose for this block now, in the language of choice."""
    chosen = [slot for slot in slots if slot.block == block]
    groups = {slot.article.translation_group for slot in chosen}
    found = {one.translation_group: one for one in essays.filter(translation_group__in=groups)}
    known = (slot for slot in chosen if slot.article.translation_group in found)
    return next((Chosen(found[slot.article.translation_group], slot) for slot in known), None)


def _in_order(essays, ids):
    """The essays that these ids name, in their order; a translation stands for its original."""
    first = list(ids[: RANKED * 4])
    groups = dict(Article.objects.filter(pk__in=first).values_list("pk", "translation_group"))
    found = {essay.translation_group: essay for essay in essays.filter(translation_group__in=groups.values())}
    ranked = dict.fromkeys(groups[pk] for pk in first if pk in groups)
    return [found[group] for group in ranked if group in found][:RANKED]
