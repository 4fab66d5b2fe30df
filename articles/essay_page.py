"""What stands around the text on the page of an essay."""

from django.http import Http404
from django.shortcuts import render

from articles.citation_box import in_styles
from articles.citing import cited
from articles.corrections import is_comparable
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
        "corrections": [(one, is_comparable(article, one)) for one in article.correction_notes],
        "related": related_to(reading, request.LANGUAGE_CODE),
        "disclaimer": EssaySettings.objects.current().disclaimer,
        "address": request.build_absolute_uri(article.get_canonical_url()),
        "citations": in_styles(cited(article, request.build_absolute_uri)),
    }


def gone(request, article):
    """What readers learn of an essay that was public and is no more."""
    context = {"title": article.title, "reason": article.withdrawn_reason}
    return render(request, "410.html", context, status=410)


def correction_or_404(article, number):
    """The correction with that number, counted from 1. Raises Http404."""
    found = list(article.corrections())
    chosen = found[number - 1] if 1 <= number <= len(found) else None
    if chosen is None or article.revisions.published_before(chosen) is None:
        raise Http404
    return chosen
