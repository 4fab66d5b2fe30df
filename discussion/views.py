"""Pages and forms of the conversation."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from articles.models import Article
from discussion import actions, answers, citable, intents, pointing
from discussion.forms import CommentForm, ReactionForm, ReportForm
from discussion.models import Comment, DiscussionSettings


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def comment(request, slug):
    """Write a comment; a refused one comes back filled in, somebody logged out signs in to send it."""
    article = get_object_or_404(Article.objects.published(), slug=slug)
    initial = {"parent": request.GET.get("parent"), **intents.unsent(request, article)}
    form = CommentForm(request.POST or None, article=article, initial=initial)
    settings = DiscussionSettings.objects.current()
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return _send_comment(request, article, form, settings)
            except ValidationError as error:
                form.add_error(None, error)
                status = 429 if isinstance(error, actions.TooManyComments) else 400
    context = {"article": article, "form": form, "rules": settings.rules, "parent": _parent(form, article)}
    context["citable"] = citable.Citable(article)
    return render(request, "discussion/comment.html", context, status=status)


def _send_comment(request, article, form, settings):
    """Raises ValidationError."""
    if not request.user.is_authenticated:
        actions.refuse_closed(article, settings)
        return intents.keep(request, "comment", article, form)
    place = answers.comment(request, article, form.cleaned_data, by=request.user)
    intents.forget_unsent(request)
    return redirect(place)


def _parent(form, article):
    """The comment that is answered, if it is on show."""
    asked = str(form["parent"].value() or "")
    is_key = asked.isascii() and asked.isdigit() and len(asked) < 19
    return article.comments.visible().with_pointers().filter(pk=asked).first() if is_key else None


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def react(request, slug):
    """Give, change or take back a reaction; on GET, and for somebody logged out, a form to choose in."""
    article = get_object_or_404(Article.objects.published(), slug=slug)
    if request.method == "POST" and request.user.is_authenticated:
        return _react(request, article)
    asked = request.POST if request.method == "POST" else request.GET
    is_asked = request.method == "POST" or "kind" in asked
    form = ReactionForm(asked if is_asked else None, article=article, must_choose=True)
    if request.method == "POST" and form.is_valid():
        return intents.keep(request, "react", article, form)
    status = 400 if form.errors else 200
    return render(request, "discussion/react.html", {"article": article, "form": form}, status=status)


def _react(request, article):
    form = ReactionForm(request.POST, article=article)
    if not form.is_valid():
        messages.error(request, _("This reaction is not on offer."))
    else:
        try:
            answers.reaction(request, article, form.cleaned_data, by=request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
    return redirect(answers.reactions_of(article))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def report(request, pk):
    """Report a comment that is on show."""
    on_show = Comment.objects.visible().with_pointers().filter(article__in=Article.objects.published())
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
    context = {"settings": DiscussionSettings.objects.current(), "limit": pointing.LOOKED_UP}
    return render(request, "discussion/rules.html", context)
