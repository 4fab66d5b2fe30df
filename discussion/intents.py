"""What somebody logged out wanted to say: kept in their session, and done once when they are logged in."""

import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, fields, replace

from django import forms
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article
from discussion import answers
from discussion.forms import CommentForm, ReactionForm

KEY = "discussion_intent"
UNSENT_KEY = "discussion_unsent_comment"
LIFETIME = 30 * 60  # seconds


@dataclass(frozen=True)
class Intent:
    """A checked form, with the essay it is about and the language it was read in."""

    verb: str
    slug: str
    data: dict
    language: str = field(default_factory=translation.get_language)
    token: str = field(default_factory=secrets.token_urlsafe)
    kept_at: float = field(default_factory=lambda: timezone.now().timestamp())

    @property
    def is_expired(self):
        return timezone.now().timestamp() > self.kept_at + LIFETIME

    @property
    def page(self):
        """Where its form is."""
        query = QueryDict(mutable=True)
        query.update({key: value for key, value in self.data.items() if value and key != "body"})
        address = reverse(f"discussion:{self.verb}", args=[self.slug])
        return f"{address}?{query.urlencode()}" if query else address


@dataclass(frozen=True)
class Verb:
    form: type[forms.Form]
    answer: Callable
    promise: str


VERBS = {
    "comment": Verb(
        CommentForm, answers.comment, gettext_lazy("Sign in or sign up, and your comment is sent.")
    ),
    "react": Verb(
        ReactionForm, answers.reaction, gettext_lazy("Sign in or sign up, and your rating is counted.")
    ),
}


def keep(request, verb, article, form):
    """Remember a valid form in place of any before it; the way to the login page."""
    intent = Intent(verb, article.slug, form.as_sent())
    request.session[KEY] = asdict(intent)
    answers.tell(request, messages.INFO, VERBS[verb].promise)
    return redirect_to_login(intent.page)


def complete(sender, request, user, **kwargs):
    """Receiver of Django's user_logged_in: do what was kept, and note where that leads."""
    intent = _take(getattr(request, "session", {}))
    if intent is None:
        return
    with translation.override(intent.language):
        request.place_of_intent = _carry_out(intent, request, user)


def place(request):
    """Where the intent that this request completed leads, or None."""
    return getattr(request, "place_of_intent", None)


def _take(session):
    """The intent, never to be had again: the cache says so even to a second login at the same moment."""
    stored = session.pop(KEY, {})
    if stored.keys() != {one.name for one in fields(Intent)}:  # none, or an older release's
        return None
    intent = Intent(**stored)
    is_first = not intent.is_expired and cache.add(f"intent:{intent.token}", True, LIFETIME)
    return intent if is_first else None


def _carry_out(intent, request, user):
    article = Article.objects.published().filter(slug=intent.slug).first()
    if article is None:
        return _essay_is_gone(intent, request)
    verb = VERBS[intent.verb]
    form = verb.form(intent.data, article=article)
    try:
        if not form.is_valid():
            raise ValidationError([error for errors in form.errors.as_data().values() for error in errors])
        return verb.answer(request, article, form.cleaned_data, by=user)
    except ValidationError as error:
        answers.tell(request, messages.ERROR, " ".join(error.messages))
    if intent.verb == "comment":
        return _give_back(intent, request, form)
    return answers.reactions_of(article)


def _give_back(intent, request, form):
    """Where the refused comment waits in its form; no longer a reply when its parent is what was wrong."""
    request.session[UNSENT_KEY] = {"slug": intent.slug, "body": intent.data["body"]}
    data = {**intent.data, "parent": "" if "parent" in form.errors else intent.data["parent"]}
    return replace(intent, data=data).page


def _essay_is_gone(intent, request):
    """There is no form any more to give a comment back in, so the message holds its text."""
    told = _("The essay is no longer on the site, so nothing was sent.")
    if intent.verb == "comment":
        told = _("The essay is no longer on the site, so your comment was not sent. You wrote: %s")
        told %= intent.data["body"]
    answers.tell(request, messages.ERROR, told)
    was_public = Article.objects.once_public().filter(slug=intent.slug).first()
    return was_public.get_absolute_url() if was_public else reverse("home")


def unsent(request, article):
    """The comment that could not be sent when its writer logged in, as a form's initial data."""
    kept = request.session.get(UNSENT_KEY, {})
    return {"body": kept["body"]} if kept.get("slug") == article.slug else {}


def forget_unsent(request):
    request.session.pop(UNSENT_KEY, None)
