"""Parts of the record in a frame on other sites: the only pages that may be framed. And oEmbed."""

from functools import wraps

from csp.decorators import csp_replace
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from timeline import address, asked
from timeline.api.answers import as_json, open_data
from timeline.api.parameters import check
from timeline.api.problems import Problem
from timeline.embed import oembed as provider
from timeline.embed.titles import title_of
from timeline.models import Entry
from timeline.models.choices import Publication
from timeline.permalinks import site_of

SHOWN = 20


def framed(view):
    """The page may stand in a frame on any site."""
    return wraps(view)(csp_replace({"frame-ancestors": ["*"]})(xframe_options_exempt(view)))


@framed
@require_safe
def view(request):
    """The first entries of a filtered timeline."""
    lists = dict(request.GET.lists())
    entry_filter = asked.entry_filter(lists, request)
    is_valid = entry_filter.is_valid()
    pairs = entry_filter.normal_pairs if is_valid else []
    rows = entry_filter.rows()
    context = {
        "filter": entry_filter,
        "title": title_of(entry_filter, pairs),
        "entries": rows[:SHOWN],
        "count": len(rows),
        "query": address.query(pairs),
    }
    return render(request, "timeline/embed/view.html", context, status=200 if is_valid else 400)


@framed
@require_safe
def entry(request, number):
    """One entry; what remains of a withdrawn one is its title."""
    found = get_object_or_404(Entry.objects.all().for_page(), number=number)
    if found.publication == Publication.DRAFT:
        raise Http404
    status = 410 if found.publication == Publication.WITHDRAWN else 200
    return render(request, "timeline/embed/entry.html", {"entry": found}, status=status)


@open_data
def oembed(request):
    """How another site embeds the view or entry behind an address of ours."""
    form = provider.OEmbedForm(request.GET)
    check(form)
    wanted = form.cleaned_data["format"] or "json"
    if wanted not in provider.FORMATS:
        raise Problem(501, _("There is no such format: ask for json or xml."))
    found = provider.target(form.cleaned_data["url"], request.get_host())
    sizes = {name: form.cleaned_data[name] for name in ("maxwidth", "maxheight")}
    values = provider.answer(found, site_of(request), **sizes)
    if wanted == "xml":
        response = HttpResponse(provider.as_xml(values), content_type="text/xml; charset=utf-8")
    else:
        response = as_json(values)
    response.headers["Content-Language"] = found.language
    return response
