"""Pages of the record."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from timeline import address, extracts, linked_data
from timeline.chips import chips
from timeline.facets.options import all_facets
from timeline.filters import EntryFilter, normal_pairs
from timeline.models import Actor, Domain, Entry
from timeline.models.choices import Publication
from timeline.months import month_chart
from timeline.neighbours import neighbours
from timeline.paging import asked_page, page_or_404
from timeline.sorting import in_order

PER_PAGE = 50


@require_safe
@vary_on_headers("Accept")
def index(request):
    """The timeline, filtered by its address."""
    entry_filter = EntryFilter(request.GET, Entry.objects.published(), request=request)
    pairs, is_normal = normal_pairs(entry_filter)
    if not is_normal:
        return redirect(request.path + address.query(pairs))
    paginator = Paginator(entry_filter.rows(), PER_PAGE)
    page, status = asked_page(paginator, entry_filter.form, request.GET.get("page"))
    if entry_filter.highlighter:
        extracts.mark(page.object_list, entry_filter.highlighter, request.LANGUAGE_CODE)
    context = {
        "filter": entry_filter,
        "facets": all_facets(entry_filter),
        "chips": chips(entry_filter, pairs),
        "months": month_chart(entry_filter, request.LANGUAGE_CODE),
        "page": page,
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
        return render(request, "410.html", {"title": found.title}, status=410)
    if slug != found.slug:
        return redirect(found, permanent=True)
    if linked_data.is_wanted(request):
        return linked_data.answer(linked_data.event(found, request.build_absolute_uri))
    context = {"entry": found, "neighbours": neighbours(found, request)}
    return render(request, "timeline/entry.html", context)


@require_safe
def actors(request):
    """Every actor of the record with the number of its entries."""
    found = Actor.objects.with_entry_counts()
    return render(request, "timeline/actors.html", {"actors": in_order(found)})


@require_safe
@vary_on_headers("Accept")
def actor(request, slug):
    """One actor and its timeline."""
    found = get_object_or_404(Actor.objects.prefetch_related("aliases", "memberships__body"), slug=slug)
    if linked_data.is_wanted(request):
        return linked_data.answer(linked_data.actor(found, request.build_absolute_uri))
    entries = Entry.objects.published().filter(actors=found).distinct().newest_first().for_list()
    page = page_or_404(Paginator(entries, PER_PAGE), request.GET.get("page"))
    return render(request, "timeline/actor.html", {"actor": found, "page": page})


@require_safe
def domains(request):
    """Every security domain with its definition and the number of its entries."""
    return render(request, "timeline/domains.html", {"domains": Domain.objects.with_entry_counts()})


@require_safe
@vary_on_headers("Accept")
def domain(request, slug):
    """One security domain, defined, and its timeline."""
    found = get_object_or_404(Domain, slug=slug)
    if linked_data.is_wanted(request):
        return linked_data.answer(linked_data.domain(found, request.build_absolute_uri))
    entries = Entry.objects.published().filter(domains=found).newest_first().for_list()
    page = page_or_404(Paginator(entries, PER_PAGE), request.GET.get("page"))
    return render(request, "timeline/domain.html", {"domain": found, "page": page})
