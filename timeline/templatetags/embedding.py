"""What lets other sites and programs take a view with them: the code to embed it, oEmbed, linked data."""

from urllib.parse import urlencode

from django import template
from django.urls import reverse
from django.utils.html import format_html

from timeline import linked_data
from timeline.embed.frames import frame
from timeline.embed.titles import title_of

register = template.Library()


@register.inclusion_tag("timeline/_embed_box.html", takes_context=True)
def embed_box(context):
    """The code that embeds the view of this page; the page's address is in its normal form already."""
    request = context["request"]
    preview = reverse("timeline:embed") + _query(request)
    title = title_of(context["filter"], _pairs(request))
    return {"preview": preview, "code": frame(request.build_absolute_uri(preview), title, width="100%")}


@register.simple_tag(takes_context=True)
def oembed_link(context, title):
    """Where sites that know oEmbed learn how to embed this page."""
    request = context["request"]
    page = request.build_absolute_uri(request.path) + _query(request)
    address = request.build_absolute_uri(reverse("oembed"))
    query = urlencode({"url": page, "format": "json"})
    link = '<link rel="alternate" type="application/json+oembed" href="{}?{}" title="{}">'
    return format_html(link, address, query, title)


@register.simple_tag(takes_context=True)
def dataset_json_ld(context, count):
    """The whole record as a schema.org Dataset; a part of it is told only to those who ask."""
    request = context["request"]
    if request.GET:
        return ""
    return linked_data.script(linked_data.dataset(request.build_absolute_uri, "", count))


def _pairs(request):
    return [(name, value) for name, values in request.GET.lists() for value in values if name != "page"]


def _query(request):
    pairs = _pairs(request)
    return f"?{urlencode(pairs)}" if pairs else ""
