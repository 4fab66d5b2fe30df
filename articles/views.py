"""Pages of the essays."""

from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe
from django.views.decorators.vary import vary_on_cookie, vary_on_headers

from articles import corrections, essay_page, paging, readership
from articles.glossary import public_concepts
from articles.linked_data import blog_posting
from articles.models import Article, Author, Category, ReadingPath
from articles.reading import read
from timeline import linked_data
from timeline.models import Entry
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
@vary_on_cookie
@vary_on_headers("Accept")
def article(request, slug):
    """One essay: whole by default, page by page for those who chose so; all pages are in it, for print."""
    found = get_object_or_404(Article.objects.once_public().for_page(), slug=slug)
    if found.is_gone:
        return essay_page.gone(request, found)
    if "view" in request.GET:
        return paging.remember(request, found)
    reading = read(found)
    if linked_data.is_wanted(request):
        return linked_data.answer(blog_posting(reading, request.build_absolute_uri))
    shown = page_or_404(Paginator(reading.text.pages, 1), request.GET.get("page"))
    if paging.wants_pages(request) and shown.has_next():
        return paging.first_page(found, request.GET)
    if shown.number == 1:  # turning a page is no other view
        readership.note(found, reading.authors, request)
    return render(request, "articles/article.html", essay_page.context(request, reading, shown))


@require_safe
def changes(request, slug, number):
    """What one correction changed, word by word, where the essay shows its changes."""
    found = get_object_or_404(Article.objects.published().filter(are_changes_shown=True), slug=slug)
    correction = essay_page.correction_or_404(found, number)
    context = {"article": found, "number": number, "correction": correction}
    return render(request, "articles/changes.html", {**context, "blocks": corrections.blocks(correction)})


@require_safe
def author(request, slug):
    """An author and their essays."""
    found = get_object_or_404(Author.objects.select_related("photo"), slug=slug)
    page = _page(request, Article.objects.published().filter(authors=found))
    paths = ReadingPath.objects.published().filter(authors=found).newest_first().for_list()
    return render(request, "articles/author.html", {"author": found, "page": page, "paths": paths})


@require_safe
def category(request, slug):
    """A category: its essays and the entries they cite."""
    found = get_object_or_404(Category, slug=slug)
    essays = Article.objects.published().filter(category=found)
    page = _page(request, essays)
    cited = Entry.objects.published().filter(mentions__article__in=essays).distinct()
    entries = cited.newest_first()[:ENTRIES_SHOWN]
    return render(request, "articles/category.html", {"category": found, "page": page, "entries": entries})


@require_safe
def concepts(request):
    """Every concept with its definition."""
    return render(request, "articles/concepts.html", {"concepts": in_order(public_concepts())})


@require_safe
@vary_on_headers("Accept")
def concept(request, slug):
    """A concept: its definition, its essays and its entries."""
    found = get_object_or_404(public_concepts().prefetch_related("synonyms"), slug=slug)
    if linked_data.is_wanted(request):
        return linked_data.answer(linked_data.concept(found, request.build_absolute_uri))
    page = _page(request, Article.objects.published().filter(concepts=found))
    entries = Entry.objects.published().filter(concepts=found).newest_first()[:ENTRIES_SHOWN]
    return render(request, "articles/concept.html", {"concept": found, "page": page, "entries": entries})


def _page(request, essays):
    """The asked-for page of a list of essays, of translations the one in the reader's language."""
    listed = essays.in_language_of_choice(request.LANGUAGE_CODE).newest_first().for_list()
    return page_or_404(Paginator(listed, PER_PAGE), request.GET.get("page"))
