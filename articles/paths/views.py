"""Pages of the reading paths; one of them may stand in a frame on other sites."""

from functools import wraps

from csp.decorators import csp_replace
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from articles.models import ReadingPath
from articles.paths.linked_data import item_list
from articles.paths.reading import walk
from timeline import linked_data
from timeline.paging import page_or_404

PER_PAGE = 20


def framed(view):
    """The page may stand in a frame on any site."""
    return wraps(view)(csp_replace({"frame-ancestors": ["*"]})(xframe_options_exempt(view)))


@require_safe
def index(request):
    """All reading paths, the newest first."""
    paths = ReadingPath.objects.published().newest_first().for_list()
    page = page_or_404(Paginator(paths, PER_PAGE), request.GET.get("page"))
    return render(request, "articles/paths.html", {"page": page})


@require_safe
def path(request, slug):
    """One reading path with all its steps."""
    found = get_object_or_404(ReadingPath.objects.once_public().for_page(), slug=slug)
    if not found.is_live:
        context = {"title": found.title, "reason": found.withdrawn_reason}
        return render(request, "410.html", context, status=410)
    way = walk(found)
    absolute = request.build_absolute_uri
    context = {
        "path": found,
        "walk": way,
        "address": absolute(found.get_canonical_url()),
        "linked_data": linked_data.script(item_list(way, absolute)),
    }
    return render(request, "articles/path.html", context)


@framed
@require_safe
def embedded(request, slug):
    """One reading path in a frame; what remains of a withdrawn one is its title and the reason."""
    found = get_object_or_404(ReadingPath.objects.once_public().for_page(), slug=slug)
    status = 200 if found.is_live else 410
    return render(request, "articles/embedded_path.html", {"path": found, "walk": walk(found)}, status=status)
