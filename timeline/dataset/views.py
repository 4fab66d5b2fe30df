"""Pages of the frozen versions, and their files."""

from django.http import Http404, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from timeline.dataset import keeping, linked
from timeline.dataset.forms import ComparisonForm
from timeline.dataset.reading import changes_between, changes_of
from timeline.models import DatasetVersion
from timeline.permalinks import site_of
from timeline.publisher import LICENCE


@require_safe
def versions(request):
    """All versions, what is in them, how to cite them; two that are chosen lead to their comparison."""
    is_asked = "older" in request.GET or "newer" in request.GET
    found = list(DatasetVersion.objects.newest_first())
    form = ComparisonForm(request.GET if is_asked else None, found)
    if form.is_valid():
        return redirect("timeline:data_comparison", *form.in_order())
    context = {"versions": found, "form": form, "licence": LICENCE}
    if found:
        context["linked_data"] = linked.script(found[0], site_of(request))
    return render(request, "timeline/data.html", context, status=400 if is_asked else 200)


@require_safe
def version(request, number):
    """One version: its files and what it changed."""
    found = get_object_or_404(DatasetVersion, number=number)
    context = {
        "version": found,
        "changes": _changes_or_404(changes_of, found),
        "licence": LICENCE,
        "linked_data": linked.script(found, site_of(request)),
    }
    return render(request, "timeline/data_version.html", context)


@require_safe
def comparison(request, older, newer):
    """What differs between two versions; asked for the wrong way round, it leads to the right one."""
    if older == newer:
        return redirect("timeline:data_version", older)
    if older > newer:
        return redirect("timeline:data_comparison", newer, older, permanent=True)
    before, after = (get_object_or_404(DatasetVersion, number=number) for number in (older, newer))
    context = {"older": before, "newer": after, "changes": _changes_or_404(changes_between, before, after)}
    return render(request, "timeline/data_comparison.html", context)


@require_safe
def file(request, number, name):
    """A file of a version; it never changes, so that whoever has it need not ask again."""
    found = get_object_or_404(DatasetVersion, number=number)
    if not keeping.has(found, name):
        raise Http404
    described = found.file(name)
    response = StreamingHttpResponse(
        keeping.pieces(found, name),
        headers={
            "Content-Type": f"{linked.media_type(name)}; charset=utf-8",
            "Content-Length": str(described["bytes"]),
            "Content-Disposition": f'inline; filename="{name}"',
            "ETag": f'"{described["sha256"]}"',
            "Cache-Control": "public, max-age=31536000, immutable",
            "Access-Control-Allow-Origin": "*",
        },
    )
    return get_conditional_response(request, response.headers["ETag"], None, response)


def _changes_or_404(read, *versions):
    """What `read` says of the versions, unless their files are gone."""
    try:
        return read(*versions)
    except keeping.LostFile as error:
        raise Http404 from error
