"""{% cite_entry entry %}, {% cite_view pairs %}, {% cite_version version %}: a box with the citation."""

from django import template
from django.urls import reverse

from timeline import cited
from timeline.permalinks import site_of

register = template.Library()


@register.inclusion_tag("timeline/_cite.html", takes_context=True)
def cite_entry(context, entry):
    """With a link to the file for reference managers."""
    return {
        "what": "entry",
        "citation": cited.of_entry(entry, _site(context)),
        "file": reverse("timeline:entry_bib", args=[entry.number]),
    }


@register.inclusion_tag("timeline/_cite.html", takes_context=True)
def cite_view(context, pairs):
    """The view that these normal pairs of name and value filter; one question for the newest version."""
    return {"what": "view", "citation": cited.of_view(pairs, context["request"].path, _site(context))}


@register.inclusion_tag("timeline/_cite.html", takes_context=True)
def cite_version(context, version):
    return {"what": "version", "citation": cited.of_version(version, _site(context))}


def _site(context):
    return site_of(context["request"])
