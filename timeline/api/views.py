"""The API for reading: entries of any view of the timeline, and the words they are filed under."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from timeline import asked, columns, history
from timeline.api import cursor, document, parameters, resources
from timeline.api.answers import open_data
from timeline.api.problems import Problem
from timeline.company import entry_counts
from timeline.models import Actor, Concept, Domain, Entry
from timeline.models.choices import Publication
from timeline.permalinks import site_of


@open_data
def root(request):
    """Where everything is."""
    parameters.refuse(request.GET)
    names = ("entries", "actors", "domains", "concepts", "openapi")
    return {name: site_of(request) + reverse(f"api:{name}") for name in names}


@open_data
def openapi(request):
    """The description of this API, made from the tables it answers from."""
    parameters.refuse(request.GET)
    return document.openapi(site_of(request))


@open_data
def entries(request):
    """The entries of one view of the timeline, page by page."""
    own, view = parameters.split(dict(request.GET.lists()))
    form = parameters.PageForm(own, [cursor.SORT_KEY, cursor.NUMBER])
    entry_filter = asked.entry_filter(view, request)
    entry_filter.is_valid()
    parameters.check(form, entry_filter.form)
    rows, limit = entry_filter.rows(), form.cleaned_data["limit"]
    found = _behind(rows, form.cleaned_data["cursor"], limit + 1)
    following = cursor.write(found[limit - 1].sort_key, found[limit - 1].number) if found[limit:] else None
    results = [columns.as_object(entry, site_of(request)) for entry in found[:limit]]
    return _envelope(request, len(rows), following, results)


@open_data
def entry(request, number):
    """One entry by its number."""
    parameters.refuse(request.GET)
    found = get_object_or_404(Entry.objects.for_export(), number=number)
    if found.publication == Publication.DRAFT:
        raise Http404
    if found.publication == Publication.WITHDRAWN:
        reason = getattr(history.withdrawal(history.changes(found)), "reason", "")
        raise Problem(410, f"{_('This entry was withdrawn.')} {reason}".strip())
    return columns.as_object(found, site_of(request))


@open_data
def actors(request):
    """Every actor, by its slug."""
    return _by_slug(request, Actor.objects.all(), _actors(), _counted_actor())


@open_data
def actor(request, slug):
    """One actor."""
    return _one(request, _actors(), slug, _counted_actor())


@open_data
def domains(request):
    """Every security domain, by its slug."""
    return _by_slug(request, Domain.objects.all(), Domain.objects.with_entry_counts(), resources.domain)


@open_data
def domain(request, slug):
    """One security domain."""
    return _one(request, Domain.objects.with_entry_counts(), slug, resources.domain)


@open_data
def concepts(request):
    """The concepts that published entries carry, by their slugs."""
    return _by_slug(request, Concept.objects.on_entries(), _concepts(), resources.concept)


@open_data
def concept(request, slug):
    """One concept that a published entry carries."""
    return _one(request, _concepts(), slug, resources.concept)


@open_data
def nothing(request, rest):
    """Any other address below the API's."""
    raise Http404


def _behind(rows, position, limit):
    """At most `limit` entries of a view, ready for export, behind a place (sort key, number) in its order."""
    return rows.after(*position, limit) if position else next(rows.batches(limit), [])


def _actors():
    return Actor.objects.prefetch_related("aliases", "memberships__body")


def _counted_actor():
    """Writes an actor down with the number of its entries."""
    counts = entry_counts()

    def as_object(row, site):
        row.entry_count = counts.get(row.pk, 0)
        return resources.actor(row, site)

    return as_object


def _concepts():
    return Concept.objects.on_entries().with_entry_counts().prefetch_related("synonyms")


def _one(request, rows, slug, as_object):
    parameters.refuse(request.GET)
    return as_object(get_object_or_404(rows, slug=slug), site_of(request))


def _by_slug(request, counted, rows, as_object):
    own, others = parameters.split(dict(request.GET.lists()))
    parameters.refuse(others)
    form = parameters.PageForm(own, [cursor.SLUG])
    parameters.check(form)
    limit, position = form.cleaned_data["limit"], form.cleaned_data["cursor"]
    behind = rows.filter(slug__gt=position[0]) if position else rows
    found = list(behind.order_by("slug")[: limit + 1])
    following = cursor.write(found[limit - 1].slug) if found[limit:] else None
    results = [as_object(row, site_of(request)) for row in found[:limit]]
    return _envelope(request, counted.count(), following, results)


def _envelope(request, count, following, results):
    pairs = [(name, value) for name, values in request.GET.lists() for value in values if name != "cursor"]
    address = f"{site_of(request)}{request.path}?{urlencode([*pairs, ('cursor', following)])}"
    return {"count": count, "next": address if following else None, "results": results}
