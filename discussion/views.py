"""Pages and forms of the conversation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles.models import Article
from discussion import actions
from discussion.forms import CommentForm, ReactionForm, ReportForm
from discussion.models import Comment, DiscussionSettings


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def comment(request, slug):
    """Write a comment; a refused one comes back filled in."""
    article = get_object_or_404(Article.objects.published(), slug=slug)
    form = CommentForm(request.POST or None, article=article, initial={"parent": request.GET.get("parent")})
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                posted = _post(request, article, form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
                status = 429 if isinstance(error, actions.TooManyComments) else 400
            else:
                return redirect(posted)
    rules = DiscussionSettings.objects.current().rules
    context = {"article": article, "form": form, "rules": rules, "parent": _parent(form, article)}
    return render(request, "discussion/comment.html", context, status=status)


def _post(request, article, data):
    posted = actions.post_comment(article, by=request.user, text=data["body"], parent=data["parent"])
    if posted.hold:
        messages.info(
            request, _("Thank you. Your comment waits for a moderator: %s") % posted.get_hold_display()
        )
    else:
        messages.success(request, _("Thank you. Your comment is on the page."))
    return posted


def _parent(form, article):
    """The comment that is answered, if it is on show."""
    asked = str(form["parent"].value() or "")
    is_key = asked.isascii() and asked.isdigit() and len(asked) < 19
    return article.comments.visible().filter(pk=asked).first() if is_key else None


@require_POST
def react(request, slug):
    """Give, change or take back a reaction; somebody logged out comes back to the essay after login."""
    article = get_object_or_404(Article.objects.published(), slug=slug)
    if not request.user.is_authenticated:
        return redirect_to_login(f"{article.get_absolute_url()}#reactions")
    form = ReactionForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This reaction is not on offer."))
    else:
        try:
            actions.react(article, by=request.user, kind=form.cleaned_data["kind"])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect(f"{article.get_absolute_url()}#reactions")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report(request, pk):
    """Report a comment that is on show."""
    on_show = Comment.objects.visible().filter(article__in=Article.objects.published())
    comment = get_object_or_404(on_show.select_related("article", "user"), pk=pk)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.report(comment, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Thank you. A moderator will look at it."))
            return redirect(comment)
    status = 400 if form.errors else 200
    return render(request, "discussion/report.html", {"comment": comment, "form": form}, status=status)


@require_safe
def rules(request):
    """The house rules."""
    return render(request, "discussion/rules.html", {"settings": DiscussionSettings.objects.current()})
