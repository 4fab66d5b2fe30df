"""Dates in words and metadata for the pages of the record."""

from django import template
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import get_language

from timeline import dates, linked_data
from timeline.listing import domain_link
from timeline.moments import in_words

register = template.Library()
register.filter("domain_link", domain_link)


@register.filter
def when(entry):
    """The entry's date in words, in <time>; a range or a qualified date has no datetime attribute."""
    words = in_words(entry.moment, get_language())
    if machine_text := entry.moment.machine_text:
        return format_html('<time datetime="{}">{}</time>', machine_text, words)
    return words


@register.filter
def machine_time(moment):
    """A point in time for the datetime attribute of <time>: ISO 8601, to the second, in the site's zone."""
    return localtime(moment).isoformat(timespec="seconds") if moment else ""


@register.filter
def edtf_in_words(text):
    """A stored EDTF text in words."""
    return in_words(dates.parse(text), get_language())


@register.simple_tag(takes_context=True)
def entry_json_ld(context, entry):
    """The entry as a schema.org Event, in the head of its page."""
    return linked_data.script(linked_data.event(entry, context["request"].build_absolute_uri))
