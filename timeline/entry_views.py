"""Pages about one entry beside its own: its history, its process, what is left when it is withdrawn."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline.history import changes, changes_in_full, number_of_changes, withdrawal
from timeline.models import Entry
from timeline.processes import process_of


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
