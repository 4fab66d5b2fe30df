"""Feeds of all essays, of one language, author, category and concept; `form` is the module that writes."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_safe

from articles.feeds.essays import Shelf, essay_feed
from articles.glossary import public_concepts
from articles.models import Article, Author, Category
from timeline.revalidation import revalidated

IN_LANGUAGE = {
    "en": gettext_lazy("cyberdiplomacy: essays in English"),
    "id": gettext_lazy("cyberdiplomacy: essays in Indonesian"),
}


@require_safe
def site(request, form):
    """The newest essays, whatever their language."""
    shelf = Shelf(Article.objects.all(), _("cyberdiplomacy: essays"), reverse("articles:index"))
    return _answer(request, form, shelf)


@require_safe
def language(request, language, form):
    """The newest essays in one language, under a title in that language."""
    if language not in IN_LANGUAGE:
        raise Http404
    with override(language):
        essays = Article.objects.filter(language=language)
        shelf = Shelf(essays, str(IN_LANGUAGE[language]), reverse("articles:index"))
        return _answer(request, form, shelf)


@require_safe
def author(request, slug, form):
    """The newest essays of one author."""
    found = get_object_or_404(Author, slug=slug)
    shelf = Shelf(Article.objects.filter(authors=found), found.name, found.get_absolute_url(), found)
    return _answer(request, form, shelf)


@require_safe
def category(request, slug, form):
    """The newest essays of one category."""
    found = get_object_or_404(Category, slug=slug)
    shelf = Shelf(Article.objects.filter(category=found), found.name, found.get_absolute_url())
    return _answer(request, form, shelf)


@require_safe
def concept(request, slug, form):
    """The newest essays on one concept."""
    found = get_object_or_404(public_concepts(), slug=slug)
    shelf = Shelf(Article.objects.filter(concepts=found), found.label, found.get_absolute_url())
    return _answer(request, form, shelf)


def _answer(request, form, shelf):
    feed = essay_feed(shelf, request.build_absolute_uri(request.path))
    return revalidated(request, HttpResponse(form.write(feed), content_type=form.CONTENT_TYPE))
