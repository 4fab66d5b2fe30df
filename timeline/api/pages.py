"""The page that tells people how programs read the record."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from timeline.api import parameters
from timeline.permalinks import site_of


@require_safe
def about(request):
    """The addresses, the filters and examples."""
    site = site_of(request)
    context = {
        "site": site,
        "entries": site + reverse("api:entries"),
        "schema": reverse("api:openapi"),
        "addresses": [(reverse(f"api:{name}"), text) for name, text in _lists()],
        "filters": [(name, field.label) for name, field in parameters.filter_fields().items()],
        "default": parameters.DEFAULT_LIMIT,
        "most": parameters.MOST,
        "oembed": f"{site}{reverse('oembed')}?url={site}{reverse('timeline:index')}",
    }
    return render(request, "timeline/api.html", context)


def _lists():
    return [
        ("entries", _("Entries, with all that is known of them; one of them by its number.")),
        ("actors", _("States, organisations and groups; one of them by its short name.")),
        ("domains", _("Security domains with their definitions.")),
        ("concepts", _("The concepts that entries carry, with their synonyms.")),
    ]
