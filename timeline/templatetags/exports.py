"""Links to the files and feeds of a filtered view."""

from django import template

from timeline import address, filter_words

register = template.Library()


@register.inclusion_tag("timeline/_downloads.html")
def downloads(entry_filter):
    """A box with every file of the view; nothing for a view with errors."""
    return {"query": _query(entry_filter), "is_shown": entry_filter.is_valid()}


@register.inclusion_tag("timeline/_view_feed_links.html")
def view_feed_links(entry_filter):
    """What a program finds the feeds of the view by, for the head of its page."""
    shown = entry_filter.is_valid()
    title = filter_words.title(entry_filter) if shown else ""
    return {"query": _query(entry_filter), "title": title, "is_shown": shown}


def _query(entry_filter):
    return address.query(entry_filter.view_pairs)
