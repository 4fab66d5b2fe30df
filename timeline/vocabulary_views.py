"""Pages of actors and security domains, each with its own timeline."""

from django.core.paginator import Paginator
from django.http import QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from timeline import linked_data
from timeline.company import entry_counts, leading_actors, roles_in
from timeline.filters import EntryFilter
from timeline.models import Actor, Domain, Entry
from timeline.paging import page_or_404
from timeline.sorting import in_order
from timeline.views import PER_PAGE

LEADING = 12  # actors that a page names


@require_safe
def actors(request):
    """Every actor of the record with the number of its entries."""
    counts = entry_counts()
    found = [(actor, counts.get(actor.pk, 0)) for actor in in_order(Actor.objects.all())]
    return render(request, "timeline/actors.html", {"actors": found})


@require_safe
@vary_on_headers("Accept")
def actor(request, slug):
    """One actor: what it is, its timeline, and with whom it appears."""
    found = get_object_or_404(Actor.objects.for_page(), slug=slug)
    if linked_data.is_wanted(request):
        return linked_data.answer(linked_data.actor(found, request.build_absolute_uri))
    view = _view_of(request, "actor", slug)
    who = {"roles": roles_in(view), "companions": leading_actors(view, LEADING, besides=found)}
    context = {"actor": found, **_list_of(request, view, ("actor", slug)), **who}
    return render(request, "timeline/actor.html", context)


@require_safe
def domains(request):
    """Every security domain with its definition and the number of its entries."""
    return render(request, "timeline/domains.html", {"domains": Domain.objects.with_entry_counts()})


@require_safe
@vary_on_headers("Accept")
def domain(request, slug):
    """One security domain: its definition, its timeline, and who leads in it."""
    found = get_object_or_404(Domain, slug=slug)
    if linked_data.is_wanted(request):
        return linked_data.answer(linked_data.domain(found, request.build_absolute_uri))
    view = _view_of(request, "domain", slug)
    shown = _list_of(request, view, ("domain", slug))
    context = {"domain": found, **shown, "leading": leading_actors(view, LEADING)}
    return render(request, "timeline/domain.html", context)


def _view_of(request, name, slug):
    """The timeline's view of one actor or domain."""
    return EntryFilter(QueryDict(f"{name}={slug}"), Entry.objects.published(), request=request)


def _list_of(request, view, pair):
    """One page of the entries, for the templates that the timeline's own list uses too."""
    page = page_or_404(Paginator(view.rows(), PER_PAGE), request.GET.get("page"))
    return {"filter": view, "pairs": [pair], "page": page}
