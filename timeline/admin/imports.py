"""The pages that import entries: a file, what its headings mean, how its rows are judged, writing them."""

from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from timeline.admin.import_forms import HeadingsForm, ShownForm, UploadForm, WriteForm
from timeline.imports import staging
from timeline.imports.problems import Refused
from timeline.models import Entry, Import, ImportRow

PER_PAGE = 50
IS_EDITOR = permission_required(["timeline.add_entry", "timeline.change_entry"], raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@IS_EDITOR
def upload(request):
    """The form for a file, and the files that wait."""
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (one := _stage(request, form)):
        return redirect(one)
    context = {
        "title": _("Import entries"),
        "form": form,
        "waiting": Import.objects.defer("text").exclude(state=Import.State.DONE).select_related("created_by"),
        "limits": {"rows": staging.MOST_ROWS, "sheet": staging.MOST_SHEET_ROWS},
    }
    return _page(request, "admin/timeline/entry/import_upload.html", context, form)


def _stage(request, form):
    """The import of an uploaded file; None, and an error in the form, when it cannot be read."""
    file = form.cleaned_data["table"]
    try:
        if file.size > staging.MOST_BYTES:
            raise staging.too_big()
        return staging.stage(file.read(), file.name, by=request.user, language=request.LANGUAGE_CODE)
    except Refused as error:
        _refuse(form, "table", error)
        return None


def _refuse(form, field, error):
    for problem in error.problems:
        where = _("Row %d:") % problem.row if problem.row else ""
        form.add_error(field, f"{where} {problem}".strip())


@require_safe
@IS_EDITOR
def page(request, pk):
    """Where an import stands: its headings, its progress, or its preview."""
    return _answer(request, get_object_or_404(Import.objects.defer("text"), pk=pk))


def _answer(request, one, *, headings=None, write=None):
    shown = ShownForm(request.GET)
    rows = one.rows.defer("claims")
    if shown.is_valid() and shown.cleaned_data["show"]:
        rows = rows.filter(outcome=shown.cleaned_data["show"])
    context = {
        "title": one.file_name,
        "one": one,
        "shown": shown,
        "headings": headings or HeadingsForm(headings=one.headings, mapping=one.mapping),
        "form": write or WriteForm(needs_reason=one.needs_reason),
        "tally": [(code, label, one.tally.get(code, 0)) for code, label in ImportRow.Outcome.choices],
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
    }
    return _page(request, "admin/timeline/entry/import_page.html", context, shown, headings, write)


def _page(request, template, context, *forms):
    is_bad = any(form.errors for form in forms if form is not None)
    site = {**admin.site.each_context(request), "opts": Entry._meta}
    return render(request, template, site | context, status=400 if is_bad else 200)


@require_POST
@IS_EDITOR
def explain(request, pk):
    """Take what the headings mean."""
    one = get_object_or_404(Import, pk=pk)
    if one.state != Import.State.MAPPING:
        return redirect(one)
    form = HeadingsForm(request.POST, headings=one.headings, mapping=one.mapping)
    if form.is_valid():
        try:
            staging.explain(one, form.mapping, form.cleaned_data["name"])
            return redirect(one)
        except Refused as error:
            _refuse(form, None, error)
    return _answer(request, one, headings=form)


@require_POST
@IS_EDITOR
def check(request, pk):
    """Judge rows for a moment; the page says how far it is."""
    one = get_object_or_404(Import, pk=pk)
    if one.state == Import.State.CHECKING:
        staging.step(one)
    return redirect(one)


@require_POST
@IS_EDITOR
def write(request, pk):
    """Write everything that the preview showed."""
    one = get_object_or_404(Import, pk=pk)
    if one.state != Import.State.READY:
        return redirect(one)
    form = WriteForm(request.POST, needs_reason=one.needs_reason)
    if not form.is_valid():
        return _answer(request, one, write=form)
    try:
        staging.write(one, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, _("Imported: %s.") % one.file_name)
    except staging.Moved:
        text = _("Nothing was imported: the record has changed since this preview. It is checked again.")
        messages.warning(request, text)
    return redirect(one)


@require_POST
@IS_EDITOR
def discard(request, pk):
    """Throw a file away that is not imported."""
    get_object_or_404(Import.objects.exclude(state=Import.State.DONE), pk=pk).delete()
    messages.success(request, _("The file was thrown away; nothing of it was imported."))
    return redirect("admin:timeline_entry_import")
