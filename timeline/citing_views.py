"""An entry as a file for programs that manage references."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from timeline import cited
from timeline.models import Entry
from timeline.permalinks import site_of


@require_safe
def entry_bib(request, number):
    """The citation of a published entry as BibTeX."""
    entry = get_object_or_404(Entry.objects.published(), number=number)
    citation = cited.of_entry(entry, site_of(request))
    response = HttpResponse(citation.bibtex, content_type="application/x-bibtex; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{number}.bib"'
    return response
