"""Pages that set actors side by side: who acts where, and comparisons."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from timeline import address
from timeline.chips import chips
from timeline.compare import Comparison, by_year, domain_table
from timeline.filters import EntryFilter
from timeline.heat import heat_table
from timeline.models import Entry


@require_safe
def who_acts_where(request):
    """The leading actors of a view by security domain."""
    entry_filter = EntryFilter(request.GET, Entry.objects.published(), request=request)
    pairs = entry_filter.view_pairs
    if not entry_filter.is_settled:
        return redirect(request.path + address.query(pairs))
    context = {
        "filter": entry_filter,
        "pairs": pairs,
        "chosen": chips(entry_filter, pairs),
        "table": heat_table(entry_filter, pairs),
    }
    status = 200 if entry_filter.is_valid() else 400
    return render(request, "timeline/who_acts_where.html", context, status=status)


@require_safe
def compare(request):
    """Two or three actors side by side; without them the form to choose them."""
    comparison = Comparison(request)
    context, status = {"comparison": comparison}, 400 if comparison.errors else 200
    if comparison.is_complete:
        actors = comparison.actors()
        context |= {"actors": actors, "table": domain_table(comparison, actors)}
        page, status = comparison.page(request.GET.get("page"))
        context |= {"page": page, "years": by_year(page, actors)}
    return render(request, "timeline/compare.html", context, status=status)
