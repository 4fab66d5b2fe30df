"""What the editor asks the server for while somebody writes, each answer as JSON."""

import json
import re
from functools import wraps

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from articles import writing
from articles.tokens import KEY

MOST_NAMES = 100
LONGEST_TEXT = 1_000_000
WRITERS = ("articles.add_article", "articles.change_article")
NAME = re.compile(rf"(?:{KEY}|[a-z0-9-]+)\Z")


class SuggestForm(forms.Form):
    kind = forms.ChoiceField(choices=[("work", "work"), ("entry", "entry")])
    q = forms.CharField(max_length=200, required=False)


def for_writers(view):
    """Closed to all who may not write essays."""

    @wraps(view)
    def guarded(request):
        if not any(request.user.has_perm(one) for one in WRITERS):
            raise PermissionDenied
        return view(request)

    return never_cache(guarded)


def _refused(reason, status=400):
    return JsonResponse({"error": reason}, status=status)


@require_safe
@for_writers
def tokens(request):
    """Which of these works and entries there are, and how to call them."""
    keys, slugs = ({one for one in request.GET.getlist(name)} for name in ("key", "entry"))
    if len(keys) + len(slugs) > MOST_NAMES:
        return _refused(_("Ask for at most %d names at once.") % MOST_NAMES)
    works = writing.works_named([key for key in keys if NAME.match(key)])
    entries = writing.entries_named([slug for slug in slugs if NAME.match(slug)])
    return JsonResponse({"works": works, "entries": entries})


@require_safe
@for_writers
def suggest(request):
    """The first works or entries that have the words."""
    form = SuggestForm(request.GET)
    if not form.is_valid():
        return _refused(" ".join(text for texts in form.errors.values() for text in texts))
    find = writing.works_like if form.cleaned_data["kind"] == "work" else writing.entries_like
    return JsonResponse({"results": find(form.cleaned_data["q"])})


@require_POST
@for_writers
def offers(request):
    """What in a text could be cited or linked. It changes nothing; POST because texts are long."""
    if len(request.body) > LONGEST_TEXT:
        return _refused(_("The text is too long."), 413)
    try:
        text = json.loads(request.body)["text"]
    except (ValueError, TypeError, KeyError, RecursionError):
        text = None
    if not isinstance(text, str):
        return _refused(_("The text could not be read."))
    return JsonResponse({"offers": writing.offers_in(text)})
