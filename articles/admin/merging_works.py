"""Works that are perhaps twice in the library, side by side, and merging them."""

from itertools import groupby

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import ValidationError
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from articles.admin.work_form import DATES, TEXTS
from articles.models import Article, Reference
from articles.widgets import is_key
from articles.works import dates, kinds, merging, people

MERGERS = ["articles.change_reference", "articles.delete_reference"]
MAY_MERGE = permission_required(MERGERS, raise_exception=True)
MOST, SHOWN = 10, 100


class MergeForm(forms.Form):
    keep = forms.ModelChoiceField(
        label=gettext_lazy("The record that stays"),
        queryset=Reference.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
        error_messages={"required": gettext_lazy("Choose the record that stays.")},
    )
    is_filling = forms.BooleanField(
        label=gettext_lazy("Take over what only the others know"),
        required=False,
        help_text=gettext_lazy("For example a DOI that the record that stays does not have."),
    )

    def __init__(self, *args, works, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["keep"].queryset = works


@require_safe
@MAY_MERGE
def duplicates(request):
    """Groups of records with the same DOI, ISBN, or title and year."""
    works = list(Reference.objects.duplicated())
    groups = {}
    for mark in Reference.MARKS:
        marked = sorted((one for one in works if getattr(one, mark)), key=lambda one: getattr(one, mark))
        for _value, same in groupby(marked, key=lambda one: getattr(one, mark)):
            group = list(same)
            if len(group) > 1:
                groups.setdefault(frozenset(one.pk for one in group), group)
    found = [
        {"works": group, "address": merging_address(one.pk for one in group)} for group in groups.values()
    ]
    context = {"groups": found[:SHOWN], "count": len(found), "title": _("Duplicates")}
    return _page(request, "duplicates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@MAY_MERGE
def merge(request):
    """The works of the address side by side; a POST makes them one."""
    pks = [one for one in request.GET.getlist("work") if is_key(one)][:MOST]
    chosen = Reference.objects.filter(pk__in=pks).order_by("pk")
    works = list(chosen.with_essay_counts(Article.objects.published()))
    if len(works) < 2:
        messages.warning(request, _("Choose at least two works to merge, ten at most."))
        return redirect("admin:articles_reference_changelist")
    form = MergeForm(request.POST if request.method == "POST" else None, works=chosen)
    if form.is_valid() and _merge(request, form, works):
        return redirect("admin:articles_reference_change", form.cleaned_data["keep"].pk)
    context = {"form": form, "works": works, "rows": _side_by_side(works), "title": _("Merge works")}
    return _page(request, "merge.html", context, status=400 if form.errors else 200)


def _merge(request, form, works):
    kept = form.cleaned_data["keep"]
    others = [one for one in works if one != kept]
    try:
        merging.merge(kept, others, by=request.user, is_filling=form.cleaned_data["is_filling"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    messages.success(request, _("Merged. Texts that cite %s go on doing so.") % _keys(others))
    return True


def _keys(works):
    return ", ".join(f"[@{one.key}]" for one in works)


def _side_by_side(works):
    """The label of each field that one of the works has, with its text in each."""
    named = [
        (_("Kind"), [kinds.label(one.kind) for one in works]),
        (_("Authors"), [_people(one, "author") for one in works]),
        (_("Editors"), [_people(one, "editor") for one in works]),
    ]
    dated = [(label, [dates.written(one.csl.get(csl)) for one in works]) for _n, csl, label, _h in DATES]
    texts = [(label, [str(one.csl.get(csl, "")) for one in works]) for _n, csl, label, _h in TEXTS]
    essays = (_("Essays that cite it"), [one.essay_count for one in works])
    rows = [row for row in [*named, *dated, *texts] if any(row[1])]
    return [
        {"label": label, "values": values, "differs": len(set(values)) > 1}
        for label, values in [*rows, essays]
    ]


def _people(work, role):
    return "; ".join(people.shown(one) for one in people.of(work.csl, role))


def merging_address(pks):
    return reverse("admin:articles_reference_merge") + "?" + "&".join(f"work={pk}" for pk in pks)


def to_merging(pks):
    return HttpResponseRedirect(merging_address(pks))


def _page(request, template, context, status=200):
    site = {**admin.site.each_context(request), "opts": Reference._meta}
    return render(request, f"admin/articles/reference/{template}", site | context, status=status)
