"""Pages of the essays."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from articles import readership
from articles.models import Article, Author, Category, EssaySettings
from articles.reading import read
from timeline.models import Concept, Entry
from timeline.paging import page_or_404
from timeline.sorting import in_order

PER_PAGE = 20
ENTRIES_SHOWN = 50


@require_safe
def index(request):
    """All essays, the newest first; of translations the one in the reader's language."""
    page = _page(request, Article.objects.published())
    return render(request, "articles/index.html", {"page": page})


@require_safe
def article(request, slug):
    """One essay: whole by default, a page of it on request."""
    found = get_object_or_404(Article.objects.once_public().for_page(), slug=slug)
    if found.is_gone:
        context = {"title": found.title, "reason": found.withdrawn_reason}
        return render(request, "410.html", context, status=410)
    reading = read(found)
    readership.note(found, reading.authors, request)
    shown = page_or_404(Paginator(reading.text.pages, 1), request.GET.get("page"))
    is_whole = "page" not in request.GET
    context = {
        "article": found,
        "reading": reading,
        "shown": shown,
        "is_whole": is_whole,
        "notes": reading.text.notes if is_whole else reading.text.notes_on(shown.number),
        "translations": found.translations(),
        "disclaimer": EssaySettings.objects.current().disclaimer,
    }
    return render(request, "articles/article.html", context)


@require_safe
def author(request, slug):
    """An author and their essays."""
    found = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    page = _page(request, Article.objects.published().filter(authors=found))
    return render(request, "articles/author.html", {"author": found, "page": page})


@require_safe
def category(request, slug):
    """A category: its essays and the entries they cite."""
    found = get_object_or_404(Category, slug=slug)
    essays = Article.objects.published().filter(category=found)
    page = _page(request, essays)
    cited = Entry.objects.published().filter(mentions__article__in=essays).distinct()
    entries = cited.newest_first().for_list()[:ENTRIES_SHOWN]
    return render(request, "articles/category.html", {"category": found, "page": page, "entries": entries})


@require_safe
def concepts(request):
    """Every concept with its definition."""
    return render(request, "articles/concepts.html", {"concepts": in_order(Concept.objects.all())})


@require_safe
def concept(request, slug):
    """A concept: its definition, its essays and its entries."""
    found = get_object_or_404(Concept.objects.prefetch_related("synonyms"), slug=slug)
    page = _page(request, Article.objects.published().filter(concepts=found))
    entries = Entry.objects.published().filter(concepts=found).newest_first().for_list()[:ENTRIES_SHOWN]
    return render(request, "articles/concept.html", {"concept": found, "page": page, "entries": entries})


def _page(request, essays):
    """The asked-for page of a list of essays, of translations the one in the reader's language."""
    listed = essays.in_language_of_choice(request.LANGUAGE_CODE).newest_first().for_list()
    return page_or_404(Paginator(listed, PER_PAGE), request.GET.get("page"))
