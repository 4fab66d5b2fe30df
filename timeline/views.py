"""Pages of the record."""

from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from timeline import address
from timeline.chips import chips
from timeline.company import leading_actors, roles_of
from timeline.facets import all_facets
from timeline.filters import EntryFilter
from timeline.models import Actor, Domain, Entry
from timeline.models.choices import Publication
from timeline.months import month_chart
from timeline.paging import asked_page, page_or_404
from timeline.sorting import in_order

PER_PAGE = 50
LEADING = 12  # actors that a page names


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
        return render(request, "410.html", {"title": found.title}, status=410)
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
    """One actor: what it is, its timeline, and with whom it appears."""
    found = get_object_or_404(Actor.objects.for_page(), slug=slug)
    view = _view_of(request, "actor", slug)
    context = {
        "actor": found,
        "filter": view,
        "pairs": [("actor", slug)],
        "page": page_or_404(Paginator(view.rows(), PER_PAGE), request.GET.get("page")),
        "roles": roles_of(found, view.ordered()),
        "companions": leading_actors(view.ordered(), LEADING, besides=found),
    }
    return render(request, "timeline/actor.html", context)


@require_safe
def domains(request):
    """Every security domain with its definition and the number of its entries."""
    return render(request, "timeline/domains.html", {"domains": Domain.objects.with_entry_counts()})


@require_safe
def domain(request, slug):
    """One security domain: its definition, its timeline, and who leads in it."""
    found = get_object_or_404(Domain, slug=slug)
    view = _view_of(request, "domain", slug)
    context = {
        "domain": found,
        "filter": view,
        "pairs": [("domain", slug)],
        "page": page_or_404(Paginator(view.rows(), PER_PAGE), request.GET.get("page")),
        "leading": leading_actors(view.ordered(), LEADING),
    }
    return render(request, "timeline/domain.html", context)


def _view_of(request, name, slug):
    """The timeline's view of one actor or domain."""
    return EntryFilter(QueryDict(f"{name}={slug}"), Entry.objects.published(), request=request)
