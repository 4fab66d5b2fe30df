"""Which page of a list an address asks for."""

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


class PageForm(forms.Form):
    page = forms.IntegerField(min_value=1, max_value=1_000_000, required=False)


class NoSuchPage(Http404):
    """A page number that a list does not have; its message may be shown to the reader."""


def page_or_404(paginator, text):
    """The page of a list that an address asks for, the first by default. Raises NoSuchPage."""
    asked = PageForm({"page": text} if text is not None else {})
    if not asked.is_valid() or (asked.cleaned_data["page"] or 1) > paginator.num_pages:
        raise NoSuchPage(_("“%s” is not a page number of this list.") % (text or "")[:20].replace("\x00", ""))
    return paginator.page(asked.cleaned_data["page"] or 1)


def asked_page(paginator, form, text):
    """The page asked for and the status of the answer.

    A bad number adds an error to `form` and gives an empty page; one past the end is a 404 that says so.
    """
    asked = PageForm({"page": text} if text is not None else {})
    if not asked.is_valid():
        form.add_error(None, _("“%s” is not a page number.") % text[:20].replace("\x00", ""))
    if form.errors:
        return _empty(paginator), 400
    number = asked.cleaned_data["page"] or 1
    if number > paginator.num_pages:
        pages = ngettext("there is %d page", "there are %d pages", paginator.num_pages) % paginator.num_pages
        form.add_error(
            None, _("Page %(number)d does not exist: %(pages)s.") % {"number": number, "pages": pages}
        )
        return _empty(paginator), 404
    return paginator.page(number), 200


def _empty(paginator):
    return type(paginator)([], paginator.per_page).page(1)
