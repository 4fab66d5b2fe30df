"""Which essays stand in which block of the home page."""

from dataclasses import dataclass, field

from django.utils import timezone

from articles.models import Article, DailyViews, HomeSlot
from discussion.models import Tally
from timeline.languages import CODES
from timeline.models import Entry

LATEST, RANKED = 6, 5
RANKING_DAYS = 7
REMEMBERED = 6  # entries of this month
COMING = 2  # entries that come next


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
    coming: list = field(default_factory=list)

    @property
    def chosen(self):
        """What editors chose and readers see: pairs of the slot and what it shows."""
        essays = [(one.slot, one.article) for one in (self.headline, self.feature) if one and one.slot]
        return [*essays, (self.video, self.video.video)] if self.video else essays


def front(language):
    essays = Article.objects.published().in_language_of_choice(language).for_list()
    slots = list(HomeSlot.objects.current())
    headline = _curated(essays, slots, HomeSlot.Block.HEADLINE) or _newest(essays)
    others = essays.exclude(pk=headline.article.pk) if headline else essays
    feature = _curated(others, slots, HomeSlot.Block.FEATURE)
    shown = [one.article.pk for one in (headline, feature) if one]
    public = Article.objects.published()
    most_read = DailyViews.objects.filter(article__in=public).most_read(RANKING_DAYS)[:RANKED]
    highest_rated = Tally.objects.filter(article__in=public).ranked()[: RANKED * len(CODES)]
    return Front(
        headline=headline,
        feature=feature,
        video=next((slot for slot in slots if slot.block == HomeSlot.Block.VIDEO), None),
        latest=list(essays.exclude(pk__in=shown).newest_first()[:LATEST]),
        most_read=_in_order(essays, [row["group"] for row in most_read]),
        highest_rated=_in_order(essays, highest_rated.values_list("article__translation_group", flat=True)),
        remembered=list(Entry.objects.published().in_month(timezone.localdate().month)[:REMEMBERED]),
        coming=list(Entry.objects.published().coming(timezone.localdate())[:COMING]),
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


def _in_order(essays, groups):
    """The essays of these groups of translations, in their order, each group once."""
    wanted = list(dict.fromkeys(groups))[:RANKED]
    found = {essay.translation_group: essay for essay in essays.filter(translation_group__in=wanted)}
    return [found[group] for group in wanted if group in found]
