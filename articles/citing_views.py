"""An essay as a file for programs that manage references."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from articles import essay_page
from articles.citation_files import FORMATS
from articles.citing import cited
from articles.models import Article
from timeline.revalidation import tag_of, tagged


@require_safe
def file(request, slug, suffix):
    """The citation of an essay in one of the formats."""
    found = get_object_or_404(Article.objects.once_public().for_page(), slug=slug)
    if found.is_gone:
        return essay_page.gone(request, found)
    form = FORMATS[suffix]
    content = form.write(cited(found, request.build_absolute_uri)).encode()
    response = HttpResponse(content, content_type=form.content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{slug}.{suffix}"'
    response.headers["X-Robots-Tag"] = "noindex"
    return tagged(request, response, tag_of(content))
