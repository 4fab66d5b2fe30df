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
    """The code that embeds the view of this page."""
    preview = reverse("timeline:embed") + context["view"]
    pairs = [pair for pair in context["pairs"] if pair[0] != "page"]
    address = context["request"].build_absolute_uri(preview)
    return {"preview": preview, "code": frame(address, title_of(context["filter"], pairs), width="100%")}


@register.simple_tag(takes_context=True)
def oembed_link(context, title, view=""):
    """Where sites that know oEmbed learn how to embed this page; `view` is the query it is embedded with."""
    absolute = context["request"].build_absolute_uri
    query = urlencode({"url": absolute(context["request"].path) + view, "format": "json"})
    link = '<link rel="alternate" type="application/json+oembed" href="{}?{}" title="{}">'
    return format_html(link, absolute(reverse("oembed")), query, title)


@register.simple_tag(takes_context=True)
def dataset_json_ld(context, count):
    """The whole record as a schema.org Dataset; a part of it is told only to those who ask."""
    if context["pairs"]:
        return ""
    return linked_data.script(linked_data.dataset(context["request"].build_absolute_uri, "", count))
