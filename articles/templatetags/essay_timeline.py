"""{% timeline_of entries %}: the entries that an essay cites, as its own small timeline."""

from django import template

from articles.own_timeline import own_timeline

register = template.Library()


@register.inclusion_tag("articles/_own_timeline.html")
def timeline_of(entries):
    """One entry is a list; two or more are a timeline."""
    return {"entries": entries, "own": own_timeline(entries)}
