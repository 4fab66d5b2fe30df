"""The search page."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cyberdiplomacy.search_page.answer import Answer
from cyberdiplomacy.search_page.form import SearchForm
from cyberdiplomacy.search_page.options import all_facets, chips
from timeline.filters import printable
from timeline.paging import asked_page

PER_PAGE = 10


@require_safe
def search(request):
    """Everything that has the reader's words, narrowed by facets; the address is the whole state."""
    form = SearchForm(printable(request.GET))
    answer = Answer(form, request.LANGUAGE_CODE)
    page, status = asked_page(Paginator(answer, PER_PAGE), form, form.data.get("page"))
    facets = all_facets(form, answer.counts())
    context = {
        "form": form,
        "answer": answer,
        "facets": facets,
        "chips": chips(facets, form.pairs()),
        "page": page,
    }
    return render(request, "search.html", context, status=status)
