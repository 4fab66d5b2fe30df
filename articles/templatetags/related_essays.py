"""{% essays_citing entry %}, {% essays_on filter %}: what the essays add to a page of the record."""

from django import template
from django.utils.translation import get_language

from articles.models import Article

register = template.Library()
MOST = 10


@register.inclusion_tag("articles/_citing.html")
def essays_citing(entry):
    """Published essays that cite this entry, the newest first, in the reader's language where they can be."""
    citing = Article.objects.published().citing_entry(entry).in_language_of_choice(get_language())
    return {"articles": citing.newest_first().for_list()}


@register.inclusion_tag("articles/_on_record.html")
def essays_on(entry_filter):
    """The newest published essays that cite one of the entries of a view."""
    citing = (
        Article.objects.published()
        .citing_any(entry_filter.selection.hits)
        .in_language_of_choice(get_language())
    )
    return {"articles": citing.newest_first().for_list()[:MOST]}
