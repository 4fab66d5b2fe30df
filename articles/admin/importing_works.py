"""The page that adds works from BibTeX, RIS or CSL-JSON: read, looked at, then chosen."""

from hashlib import sha256

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.decorators import permission_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from articles.models import Reference
from articles.widgets import is_key
from articles.works import formats, importing
from timeline.imports.decoding import decode
from timeline.imports.problems import Refused, refuse

FORMATS = [
    ("", gettext_lazy("recognise it")),
    ("bibtex", "BibTeX"),
    ("ris", "RIS"),
    ("csl-json", "CSL-JSON"),
]
MAY_ADD = permission_required("articles.add_reference", raise_exception=True)


class TextForm(forms.Form):
    """What was pasted or uploaded; cleaned it is one text, with notes on how it was read."""

    text = forms.CharField(
        label=gettext_lazy("Paste the works here"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    file = forms.FileField(
        label=gettext_lazy("or choose a file"),
        required=False,
        max_length=200,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".bib,.ris,.json,.txt"}),
        help_text=gettext_lazy("As Zotero, Mendeley, JabRef or a publisher exports it, up to 1 MB."),
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=FORMATS, required=False)
    seen = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)

    notes = ()

    def clean(self):
        data = super().clean()
        if (file := data.get("file")) and not self.errors:
            try:
                data["text"] = self._text_of(file)
            except Refused as error:
                self.add_error("file", [str(problem) for problem in error.problems])
        elif not self.errors and not (data.get("text") or "").strip():
            self.add_error("text", _("Paste something or choose a file."))
        return data

    def _text_of(self, file):
        if file.size > formats.MOST_BYTES:
            raise refuse(_("This is more than 1 MB. Export fewer works at once."))
        text, self.notes = decode(file.read())
        return text


@require_http_methods(["GET", "HEAD", "POST"])
@MAY_ADD
def import_works(request):
    """Nothing is written until somebody has seen what would be."""
    form = TextForm(request.POST, request.FILES) if request.method == "POST" else TextForm()
    found = _read(form) if form.is_valid() else None
    if found and "add" in request.POST and (done := _add(request, form, found)):
        return done
    context = {
        **admin.site.each_context(request),
        "title": _("Import works"),
        "opts": Reference._meta,
        "form": _shown(form, found) if found else form,
        "candidates": found,
        "tally": _tally(found or []),
        "notes": form.notes,
    }
    status = 400 if form.errors else 200
    return render(request, "admin/articles/reference/import.html", context, status=status)


def _read(form):
    """The candidates; None, and an error in the form, when nothing can be read."""
    try:
        form.cleaned_data["format"], found = importing.judge(
            form.cleaned_data["text"], form.cleaned_data["format"]
        )
        return found
    except Refused as error:
        form.add_error("file" if form.cleaned_data.get("file") else "text", str(error))
        return None


def _digest(form, found):
    """What somebody saw, in short: the text, and what would become of each of its works."""
    text = " ".join(form.cleaned_data["text"].split())
    outcomes = " ".join(one.outcome.value for one in found)
    return ".".join(sha256(one.encode(errors="replace")).hexdigest()[:31] for one in (text, outcomes))


def _shown(form, found):
    """The form of the preview, with the text that was read."""
    return TextForm(initial={**form.cleaned_data, "file": None, "seen": _digest(form, found)})


def _add(request, form, found):
    """Add what was chosen; None, with a message, when there is still something to look at."""
    if change := _change(form, found):
        messages.warning(request, change)
        return None
    places = {int(one) for one in request.POST.getlist("chosen") if is_key(one)}
    added = importing.add(found, places)
    if not added:
        messages.warning(request, _("Nothing was added: choose at least one new work."))
        return None
    text = ngettext("%d work was added.", "%d works were added.", len(added)) % len(added)
    messages.success(request, f"{text} {' '.join(f'[@{one.key}]' for one in added[:20])}")
    return redirect("admin:articles_reference_changelist")


def _change(form, found):
    """What is not as somebody saw it, said; empty when all is."""
    seen, now = form.cleaned_data["seen"].partition("."), _digest(form, found).partition(".")
    if seen[0] != now[0]:
        return _("The text was changed after you saw it: look at it again, then add.")
    if seen != now:
        return _("The library was changed after you saw this: look at it again, then add.")
    return ""


def _tally(found):
    outcomes = [one.outcome for one in found]
    return [(outcome.label, outcomes.count(outcome)) for outcome in importing.Outcome if outcome in outcomes]
