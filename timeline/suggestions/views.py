"""Pages for readers: suggest something, and see what became of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from timeline.company import entry_counts
from timeline.models import Actor, Entry, Suggestion
from timeline.sorting import in_order
from timeline.suggestions import actions, differences, limits
from timeline.suggestions.form import SuggestionForm

NAMES_OFFERED = 500


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def suggest(request, number=None):
    """The form, empty or with what an entry says; a refused one comes back filled in."""
    entry = get_object_or_404(Entry.objects.published().for_page(), number=number) if number else None
    sender = request.user if request.user.is_authenticated else None
    form = SuggestionForm(request.POST or None, entry=entry, sender=sender)
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                return _send(request, form)
            except limits.TooMany as error:
                form.add_error(None, error)
                status = 429
    context = {"entry": entry, "form": form, "actors": _offered()}
    return render(request, "timeline/suggest.html", context, status=status)


def _offered():
    """The actors with the most entries, by name, for a list of proposals."""
    counts = entry_counts()
    foremost = sorted(counts, key=lambda pk: (-counts[pk], pk))[:NAMES_OFFERED]
    return in_order(Actor.objects.filter(pk__in=foremost))


def _send(request, form):
    """Raises limits.TooMany."""
    suggestion = actions.send(form.suggestion(limits.network_of(request)))
    messages.success(request, _("Thank you. Keep the address of this page: it says what becomes of it."))
    return redirect(suggestion)


@never_cache
@require_safe
def suggestion(request, token):
    """What was sent, where it stands, and the editor's answer; only its sender knows the address."""
    found = get_object_or_404(Suggestion.objects.select_related("entry", "outcome"), token=token)
    context = {"suggestion": found, "differences": differences.as_sent(found)}
    return render(request, "timeline/suggestion.html", context)
