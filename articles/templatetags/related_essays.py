"""{% essays_citing entry %}: what the essays add to a page of the record."""

from django import template
from django.utils.translation import get_language

from articles.models import Article

register = template.Library()


@register.inclusion_tag("articles/_citing.html")
def essays_citing(entry):
    """Published essays that cite this entry, the newest first, in the reader's language where they can be."""
    citing = Article.objects.published().citing_entry(entry).in_language_of_choice(get_language())
    return {"articles": citing.newest_first().for_list()}
