"""Pages of the reading paths; one of them may stand in a frame on other sites."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from articles.models import ReadingPath
from articles.paths.framing import frame, framed
from articles.paths.linked_data import item_list
from articles.paths.reading import walk
from timeline import linked_data
from timeline.paging import page_or_404

PER_PAGE = 20


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
    with override(found.language):
        embedded_at = reverse("articles:embedded_path", args=[slug])
    context = {
        "path": found,
        "walk": way,
        "address": absolute(found.get_canonical_url()),
        "embedded_at": embedded_at,
        "frame": frame(absolute(embedded_at), found.title),
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
