"""What stands around the text on the page of an essay."""

from django.http import Http404

from articles.citing import recommended_citation
from articles.models import EssaySettings
from articles.related import related_to


def context(request, reading, shown):
    """Everything the page prints; `shown` is the page of the text that was asked for."""
    article = reading.article
    return {
        "article": article,
        "reading": reading,
        "shown": shown,
        "is_whole": "page" not in request.GET,
        "translations": article.translations(),
        "corrections": article.correction_notes,
        "related": related_to(reading, request.LANGUAGE_CODE),
        "disclaimer": EssaySettings.objects.current().disclaimer,
        "address": request.build_absolute_uri(article.get_canonical_url()),
        "citation": recommended_citation(reading),
    }


def correction_or_404(article, number):
    """The correction with that number, counted from 1. Raises Http404."""
    found = list(article.corrections())
    if not 1 <= number <= len(found):
        raise Http404
    return found[number - 1]
