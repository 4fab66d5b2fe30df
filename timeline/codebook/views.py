"""The codebook as a page and as data."""

import csv

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from timeline import cells
from timeline.codebook import book, columns
from timeline.permalinks import site_of


@require_safe
def page(request):
    """Every code with its definition, rule, example and count, and the columns of the data files."""
    tables = [
        (table, [(name, described[name]) for name in columns.HEADINGS[table]])
        for table, described in columns.TABLES.items()
    ]
    context = {"chapters": book.chapters(), "tables": tables}
    return render(request, "timeline/codebook.html", context)


@require_safe
def as_json(request):
    """The same in both languages: the codes, and the columns of the tables."""
    data = {"codes": book.codes_as_data(site_of(request)), "columns": book.columns_as_data()}
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False, "indent": 1})


@require_safe
def as_csv(request):
    """The codes as a table."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    writer = csv.writer(response)
    writer.writerow(book.CODE_NAMES)
    for code in book.codes_as_data(site_of(request)):
        writer.writerow(cells.harmless("" if value is None else str(value)) for value in code.values())
    return response
