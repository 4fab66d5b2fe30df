"""Demo comments and reactions, in every state they can have."""

import random
import tomllib
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.models import Article, DailyViews, HomeSlot
from cyberdiplomacy import content
from cyberdiplomacy.demo.people import RATERS
from discussion import actions
from discussion.models import Comment, Reaction, ReactionKind, Report


def seed_comments(moderator):
    """Make the comments of conversation.toml; how many were new."""
    rows = tomllib.loads((content.FOLDER / "conversation.toml").read_text(encoding="utf-8"))["comment"]
    return sum(_seed_comment(row, moderator) for row in rows)


def _seed_comment(row, moderator):
    article = Article.objects.get(slug=row["essay"])
    first = _comment(article, row, None)
    if first is None:
        return 0
    parent = first
    for reply in row.get("reply", []):
        parent = _comment(article, reply, parent)
    state = row.get("state")
    if state == "rejected":
        chosen = Comment.objects.filter(pk=first.pk)
        actions.reject(chosen, by=moderator, reason=row["reason"])
    if state == "reported":
        reporter = _user(row["reporter"])
        Report.objects.create(comment=first, reporter=reporter, reason=row["report"], note=row["note"])
    return 1


def _comment(article, row, parent):
    """A comment a few hours after the essay, or after what it answers; None if it was there."""
    author = _user(row["by"])
    if Comment.objects.filter(article=article, user=author, body=row["text"]).exists():
        return None
    is_held = row.get("state") == "pending"
    earlier = parent.created_at if parent else article.publish_at
    return Comment.objects.create(
        article=article,
        parent=parent,
        user=author,
        body=row["text"],
        status=Comment.Status.PENDING if is_held else Comment.Status.APPROVED,
        hold=row.get("hold", ""),
        created_at=min(earlier + timedelta(hours=5), timezone.now()),
    )


def _user(username):
    return get_user_model().objects.get(username=username)


def seed_reactions(moderator):
    """Reactions of the demo raters, one of them voided and one voided and restored; how many were new."""
    chance = random.Random("reactions")
    kinds = list(ReactionKind.objects.all())
    raters = list(get_user_model().objects.filter(username__in=RATERS).order_by("username"))
    made = 0
    for article in Article.objects.published().order_by("slug"):
        for rater in chance.sample(raters, chance.randint(2, len(raters))):
            kind = chance.choices(kinds, weights=[4, 6, 3, 5, 1, 2, 1])[0]
            if not Reaction.objects.filter(article=article, user=rater).exists():
                actions.react(article, by=rater, kind=kind)
                made += 1
    if made:
        _decide_two(moderator)
    return made


def _decide_two(moderator):
    voided, restored = Reaction.objects.counted().order_by("pk")[:2]
    reason = "Two accounts of one person"
    for reaction in (voided, restored):
        actions.void(reaction, by=moderator, reason=reason)
    actions.restore(restored, by=moderator, reason="It was a different person after all")


def seed_front_page(editor):
    """Headline, feature and some views, so that every block of the home page has something to show."""
    chance = random.Random("views")
    chosen = {
        "headline": "capaian-diplomasi-siber-indonesia",
        "feature": "what-cyber-diplomacy-is-and-is-not",
    }
    for block, slug in chosen.items():
        article = Article.objects.get(slug=slug)
        HomeSlot.objects.get_or_create(block=block, article=article, defaults={"chosen_by": editor})
    for article in Article.objects.published().order_by("slug"):
        if not article.daily_views.exists():
            DailyViews.objects.add(article.pk, chance.randint(5, 400))
