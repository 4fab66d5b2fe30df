"""{% essays_citing entry %}: what the essays add to a page of the record."""

from django import template

from articles.models import Article

register = template.Library()


@register.inclusion_tag("articles/_citing.html")
def essays_citing(entry):
    """Published essays that cite this entry, the newest first."""
    return {"articles": Article.objects.published().citing_entry(entry).newest_first().for_list()}
