"""What the pages of editors show of a suggestion."""

from urllib.parse import urlencode

from django import template

from timeline.models import Suggestion
from timeline.suggestions import differences, drafts

register = template.Library()


@register.inclusion_tag("timeline/_differences.html")
def suggested_changes(suggestion):
    """The proposed values against what the entry says now."""
    return {"differences": differences.as_of_now(suggestion)}


@register.simple_tag
def waiting_suggestions():
    """How many wait for a decision."""
    return Suggestion.objects.waiting().count()


@register.simple_tag
def source_query(suggestion):
    """What fills in the form of a new source."""
    address = drafts.address_in(suggestion.source)
    values = {"url": address} if address else {"title": " ".join(suggestion.source.split())[:400]}
    return urlencode(values)
