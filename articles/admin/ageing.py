"""The report of what grows old, as a page of the desk and as a CSV file."""

import csv
from itertools import chain

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from articles import ageing
from timeline.ageing import MONTHS, MOST_MONTHS
from timeline.cells import harmless
from timeline.permalinks import site_of

SHOWN = 50
READERS = ("timeline.change_entry", "articles.publish_article")


class AgeingForm(forms.Form):
    months = forms.IntegerField(
        label=gettext_lazy("Not checked for so many months"),
        min_value=1,
        max_value=MOST_MONTHS,
        required=False,
    )


class Echo:
    """A file of which every row goes out as it is written."""

    def write(self, text):
        return text


def _refuse_strangers(request):
    if not any(request.user.has_perm(one) for one in READERS):
        raise PermissionDenied


def _asked(request):
    """The form and the months it asks for; the usual ones where it is wrong."""
    form = AgeingForm(request.GET)
    return form, (form.cleaned_data.get("months") if form.is_valid() else None) or MONTHS


@require_safe
def report(request):
    """Each section with its number and its first findings."""
    _refuse_strangers(request)
    form, months = _asked(request)
    sections = [
        {"section": one, "count": one.count, "findings": one.first(SHOWN)} for one in ageing.sections(months)
    ]
    context = {
        **admin.site.each_context(request),
        "title": _("Ageing"),
        "form": form,
        "months": months,
        "sections": sections,
        "shown": SHOWN,
    }
    status = 400 if form.errors else 200
    return render(request, "admin/articles/ageing.html", context, status=status)


@require_safe
def table(request):
    """All of it as a CSV file that no spreadsheet runs."""
    _refuse_strangers(request)
    form, months = _asked(request)
    if form.errors:
        return report(request)
    writer = csv.writer(Echo())
    rows = ageing.rows(site_of(request), months)
    lines = (writer.writerow(list(map(harmless, row))) for row in chain([ageing.COLUMNS], rows))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    name = f"ageing-{timezone.localdate():%Y-%m-%d}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
