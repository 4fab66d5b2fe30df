"""Pages of the reading paths; one of them may stand in a frame on other sites."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_headers

from articles.models import ReadingPath
from articles.paths.linked_data import item_list
from articles.paths.reading import walk
from timeline import linked_data
from timeline.embed.frames import frame
from timeline.embed.views import framed
from timeline.paging import page_or_404

PER_PAGE = 20


@require_safe
def index(request):
    """All reading paths, the newest first."""
    paths = ReadingPath.objects.published().newest_first().for_list()
    page = page_or_404(Paginator(paths, PER_PAGE), request.GET.get("page"))
    return render(request, "articles/paths.html", {"page": page})


@require_safe
@vary_on_headers("Accept")
def path(request, slug):
    """One reading path with all its steps."""
    found = get_object_or_404(ReadingPath.objects.once_public().for_page(), slug=slug)
    if not found.is_live:
        context = {"title": found.title, "reason": found.withdrawn_reason}
        return render(request, "410.html", context, status=410)
    way = walk(found)
    absolute = request.build_absolute_uri
    data = item_list(way, absolute)
    if linked_data.is_wanted(request):
        return linked_data.answer(data)
    context = {
        "path": found,
        "walk": way,
        "address": absolute(found.get_canonical_url()),
        "frame": frame(absolute(found.get_embedded_url()), found.title, width="100%"),
        "linked_data": linked_data.script(data),
    }
    return render(request, "articles/path.html", context)


@framed
@require_safe
def embedded(request, slug):
    """One reading path in a frame; what remains of a withdrawn one is its title and the reason."""
    found = get_object_or_404(ReadingPath.objects.once_public().for_page(), slug=slug)
    status = 200 if found.is_live else 410
    return render(request, "articles/embedded_path.html", {"path": found, "walk": walk(found)}, status=status)
