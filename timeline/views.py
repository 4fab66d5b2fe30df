"""The timeline and its entries."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from timeline import address, linked_data
from timeline.chips import chips
from timeline.entry_views import tombstone
from timeline.facets.options import all_facets
from timeline.filters import EntryFilter
from timeline.listing import lines
from timeline.models import Entry
from timeline.models.choices import Publication
from timeline.months import month_chart
from timeline.neighbours import neighbours
from timeline.paging import asked_page

PER_PAGE = 50


@require_safe
@vary_on_headers("Accept")
def index(request):
    """The timeline, filtered by its address."""
    entry_filter = EntryFilter(request.GET, Entry.objects.published(), request=request)
    pairs = entry_filter.normal_pairs
    if not entry_filter.is_settled:
        return redirect(request.path + address.query(pairs))
    paginator = Paginator(entry_filter.rows(), PER_PAGE)
    page, status = asked_page(paginator, entry_filter.form, request.GET.get("page"))
    context = {
        "filter": entry_filter,
        "facets": all_facets(entry_filter),
        "chips": chips(entry_filter, pairs),
        "months": month_chart(entry_filter, request.LANGUAGE_CODE),
        "page": page,
        "lines": lines(page.object_list, entry_filter.highlighter),
        "pairs": pairs,
        "view": address.view(pairs),
    }
    return _shown(request, context, status)


def _shown(request, context, status):
    """The view as a page or, for programs that ask for it, as the data set it is."""
    if status == 200 and linked_data.is_wanted(request):
        count = context["page"].paginator.count
        return linked_data.answer(linked_data.dataset(request.build_absolute_uri, context["view"], count))
    return render(request, "timeline/index.html", context, status=status)


@require_safe
@vary_on_headers("Accept")
def entry(request, number, slug=""):
    """One entry; any other slug behind its number leads to its address."""
    found = get_object_or_404(Entry.objects.all().for_page(), number=number)
    if found.publication == Publication.DRAFT:
        raise Http404
    if found.publication == Publication.WITHDRAWN:
        return tombstone(request, found)
    if slug != found.slug:
        return redirect(found, permanent=True)
    if linked_data.is_wanted(request):
        return linked_data.answer(linked_data.event(found, request.build_absolute_uri))
    context = {"entry": found, "neighbours": neighbours(found, request)}
    return render(request, "timeline/entry.html", context)
