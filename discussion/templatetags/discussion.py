"""{% discussion article %}: reactions and comments under an essay."""

from django import template

from discussion import actions, threads
from discussion.forms import CommentForm
from discussion.models import Comment, DiscussionSettings, ReactionKind

register = template.Library()


@register.inclusion_tag("discussion/_discussion.html", takes_context=True)
def discussion(context, article, authors):
    """Everything under the text; `authors` is the essay's byline."""
    user = context["request"].user
    settings = DiscussionSettings.objects.current()
    comments = threads.in_order(Comment.objects.for_article(article).visible_to(user))
    kinds = list(ReactionKind.objects.with_counts(article, user))
    return {
        "request": context["request"],
        "user": user,
        "article": article,
        "comments": comments,
        "comment_count": sum(comment.status == Comment.Status.APPROVED for comment in comments),
        "kinds": kinds,
        "reaction_count": sum(kind.count for kind in kinds),
        "own": next((kind for kind in kinds if kind.is_own), None),
        "is_own_essay": user.is_authenticated and _is_own(article, authors, user),
        "may_curate": user.is_staff and user.has_perm("discussion.void_reaction"),
        "rules": settings.rules,
        "is_open": actions.are_comments_open(article, settings),
        "form": CommentForm(article=article),
    }


@register.filter
def chosen_in(comment, chosen):
    """Whether a refused form had this comment ticked."""
    return str(comment.pk) in chosen


def _is_own(article, authors, user):
    return article.created_by_id == user.pk or any(author.user_id == user.pk for author in authors)
