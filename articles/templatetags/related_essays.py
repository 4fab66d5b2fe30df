"""What essays and reading paths add to a page of the record."""

from django import template
from django.utils.translation import get_language

from articles.models import Article, ReadingPath

register = template.Library()
MOST = 10


@register.inclusion_tag("articles/_citing.html")
def essays_citing(entry):
    """Published essays that cite this entry, the newest first, in the reader's language where they can be."""
    citing = Article.objects.published().citing_entry(entry).in_language_of_choice(get_language())
    return {"articles": citing.newest_first().for_list()}


@register.inclusion_tag("articles/_paths_with.html")
def paths_with(entry):
    """Reading paths that lead past this entry, the newest first."""
    found = ReadingPath.objects.published().with_entry(entry)
    return {"paths": found.newest_first().for_list()}


@register.inclusion_tag("articles/_path_button.html", takes_context=True)
def path_button(context, view):
    """For those who may write: make a reading path of the entries of this view, given by its query."""
    user = context.get("user")
    may = user is not None and user.is_staff and user.has_perm("articles.add_readingpath")
    return {"may": may, "view": view, "csrf_token": context.get("csrf_token")}


@register.inclusion_tag("articles/_on_record.html")
def essays_on(entry_filter):
    """The newest published essays that cite one of the entries of a view."""
    citing = (
        Article.objects.published()
        .citing_any(entry_filter.selection.hits)
        .in_language_of_choice(get_language())
    )
    return {"articles": citing.newest_first().for_list()[:MOST]}
