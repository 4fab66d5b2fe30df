"""What is shown of one entry beside its page: its card, history and process, what is left when withdrawn."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from timeline.cards import first_sentence
from timeline.history import changes, changes_in_full, number_of_changes, withdrawal
from timeline.models import Entry
from timeline.processes import process_of
from timeline.revalidation import tag_of, tagged

CARD_KEPT = 300  # seconds


def tombstone(request, entry):
    """What readers may know of a withdrawn entry: its number, title, why and when, what superseded it."""
    later = entry.reverse_relations.filter(kind="supersedes", entry__in=Entry.objects.published())
    steps = changes(entry)
    context = {
        "entry": entry,
        "withdrawal": withdrawal(steps),
        "changes": steps,
        "number": number_of_changes(steps),
        "successors": [relation.entry for relation in later.select_related("entry")],
    }
    return render(request, "timeline/withdrawn.html", context, status=410)


@require_safe
def history(request, number):
    """Every change of an entry that readers have seen, field by field."""
    entry = get_object_or_404(Entry.objects.once_public(), number=number)
    if entry.is_withdrawn:
        return tombstone(request, entry)
    return render(request, "timeline/history.html", {"entry": entry, "changes": changes_in_full(entry)})


@require_safe
def process(request, number):
    """The entries of a process in order; any of them leads to the address of the first."""
    entry = get_object_or_404(Entry.objects.published(), number=number)
    found = process_of(entry)
    if found is None:
        raise Http404
    if found.root != entry:
        return redirect("timeline:process", found.root.number)
    return render(request, "timeline/process.html", {"process": found})


@require_safe
@cache_control(public=True, max_age=CARD_KEPT)
def card(request, number):
    """The entry in short, a piece of HTML that a page shows beside a link to it."""
    entry = get_object_or_404(Entry.objects.once_public().with_parts(), number=number)
    context = {"entry": entry, "sentence": first_sentence(entry.summary)}
    response = render(request, "timeline/card.html", context, status=410 if entry.is_withdrawn else 200)
    response.headers["X-Robots-Tag"] = "noindex"
    return tagged(request, response, tag_of(response.content)) if entry.is_public else response
