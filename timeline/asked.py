"""A view of the timeline asked for elsewhere than on its page: by the API, an embed, an oEmbed address."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from timeline.filters import EntryFilter
from timeline.models import Entry


def entry_filter(lists, request=None):
    """The filter for the page's own parameters but `page`, which it refuses.

    Where the page leads other names of an actor to its own by a redirect, this takes them as they are meant.
    """
    found = _filter(_pairs(lists), request)
    if not found.is_valid() and not found.is_settled:
        found = _filter(found.normal_pairs, request)
    if found.is_valid() and "page" in lists:
        found.form.add_error(None, _("“%s” is not a filter of the timeline.") % "page")
    return found


def _pairs(lists):
    return [(name, value) for name, values in lists.items() for value in values]


def _filter(pairs, request):
    data = QueryDict(mutable=True)
    for name, value in pairs:
        data.appendlist(name, value)
    return EntryFilter(data, Entry.objects.published(), request=request)
