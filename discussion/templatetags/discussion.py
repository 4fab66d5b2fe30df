"""{% discussion article %}: reactions and comments under an essay."""

from django import template

from discussion import actions, citable, threads
from discussion.forms import CommentForm, OrderForm
from discussion.models import Comment, DiscussionSettings, ReactionKind
from discussion.texts import Text

register = template.Library()


@register.inclusion_tag("discussion/_discussion.html", takes_context=True)
def discussion(context, article, authors):
    """Everything under the text; `authors` is the essay's byline."""
    request = context["request"]
    user = request.user
    settings = DiscussionSettings.objects.current()
    comments = threads.in_order(Comment.objects.for_article(article).visible_to(user))
    kinds = list(ReactionKind.objects.with_counts(article, user))
    return {
        "request": request,
        "user": user,
        "article": article,
        **_ordered(comments, request),
        "comment_count": sum(comment.status == Comment.Status.APPROVED for comment in comments),
        "kinds": kinds,
        "reaction_count": sum(kind.count for kind in kinds),
        "own": next((kind for kind in kinds if kind.is_own), None),
        "is_own_essay": user.is_authenticated and _is_own(article, authors, user),
        "may_curate": user.is_staff and user.has_perm("discussion.void_reaction"),
        "rules": settings.rules,
        "is_open": actions.are_comments_open(article, settings),
        "form": CommentForm(article=article),
        "citable": citable.Citable(article),
    }


@register.filter
def chosen_in(comment, chosen):
    """Whether a refused form had this comment ticked."""
    return str(comment.pk) in chosen


@register.filter
def as_text(comment):
    """The comment's text with what it points to."""
    return Text(comment)


def _ordered(comments, request):
    """The comments as the address asks, or none and why; the choice of orders where there is one."""
    form = OrderForm(request.GET)
    is_asked = "comments" in request.GET
    if not form.is_valid():
        return {"comments": [], "order_errors": form.errors["comments"], "orders": _orders(request, None)}
    order = form.cleaned_data["comments"]
    has_choice = is_asked or (len(comments) > 1 and any(comment.cites for comment in comments))
    return {
        "comments": threads.citing_first(comments) if order == "sources" else comments,
        "orders": _orders(request, order) if has_choice else [],
    }


def _orders(request, current):
    """Label, address and whether it is the current one, for each order."""
    query = request.GET.copy()
    found = []
    for order, label in OrderForm.ORDERS.items():
        query.pop("comments", None)
        if order:
            query["comments"] = order
        address = f"{request.path}?{query.urlencode()}" if query else request.path
        found.append((label, f"{address}#comments", order == current))
    return found


def _is_own(article, authors, user):
    return article.created_by_id == user.pk or any(author.user_id == user.pk for author in authors)
