"""Pages of the record."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline import address
from timeline.chips import chips
from timeline.entry_views import tombstone
from timeline.facets import all_facets
from timeline.filters import EntryFilter
from timeline.models import Actor, Domain, Entry
from timeline.models.choices import Publication
from timeline.months import month_chart
from timeline.paging import asked_page, page_or_404
from timeline.sorting import in_order

PER_PAGE = 50


@require_safe
def index(request):
    """The timeline, filtered by its address."""
    lists = dict(request.GET.lists())
    entry_filter = EntryFilter(request.GET, Entry.objects.published(), request=request)
    aliases = {} if entry_filter.is_valid() else Actor.objects.known_as(lists.get("actor", []))
    pairs = address.normal(lists, aliases)
    given = [(name, value) for name, values in lists.items() for value in values]
    if given != pairs and not address.unknown(lists) and not address.repeated(lists):
        return redirect(request.path + address.query(pairs))
    paginator = Paginator(entry_filter.rows(), PER_PAGE)
    months = month_chart(entry_filter, paginator, request.LANGUAGE_CODE)
    page, status = asked_page(paginator, entry_filter.form, request.GET.get("page"))
    context = {
        "filter": entry_filter,
        "facets": all_facets(entry_filter),
        "chips": chips(entry_filter, pairs),
        "months": months,
        "page": page,
        "pairs": pairs,
    }
    return render(request, "timeline/index.html", context, status=status)


@require_safe
def entry(request, number, slug=""):
    """One entry; any other slug behind its number leads to its address."""
    found = get_object_or_404(Entry.objects.all().for_page(), number=number)
    if found.publication == Publication.DRAFT:
        raise Http404
    if found.publication == Publication.WITHDRAWN:
        return tombstone(request, found)
    if slug != found.slug:
        return redirect(found, permanent=True)
    return render(request, "timeline/entry.html", {"entry": found})


@require_safe
def actors(request):
    """Every actor of the record with the number of its entries."""
    found = Actor.objects.with_entry_counts()
    return render(request, "timeline/actors.html", {"actors": in_order(found)})


@require_safe
def actor(request, slug):
    """One actor and its timeline."""
    found = get_object_or_404(Actor.objects.prefetch_related("aliases", "memberships__body"), slug=slug)
    entries = Entry.objects.published().filter(actors=found).distinct().newest_first().for_list()
    page = page_or_404(Paginator(entries, PER_PAGE), request.GET.get("page"))
    return render(request, "timeline/actor.html", {"actor": found, "page": page})


@require_safe
def domains(request):
    """Every security domain with its definition and the number of its entries."""
    return render(request, "timeline/domains.html", {"domains": Domain.objects.with_entry_counts()})


@require_safe
def domain(request, slug):
    """One security domain, defined, and its timeline."""
    found = get_object_or_404(Domain, slug=slug)
    entries = Entry.objects.published().filter(domains=found).newest_first().for_list()
    page = page_or_404(Paginator(entries, PER_PAGE), request.GET.get("page"))
    return render(request, "timeline/domain.html", {"domain": found, "page": page})
