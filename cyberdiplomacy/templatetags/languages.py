"""Links from a page to itself, and to itself in the other language."""

from django import template
from django.conf import settings
from django.urls import reverse, translate_url
from django.utils.safestring import mark_safe
from django.utils.translation import get_language, get_language_info

register = template.Library()


@register.inclusion_tag("_languages.html", takes_context=True)
def language_switch(context):
    """Every language of the site with the address of this page in it."""
    path = context["request"].get_full_path()
    elsewhere = {article.language: article.get_canonical_url() for article in context.get("translations", ())}
    return {
        "current": get_language(),
        "languages": [
            {
                "code": code,
                "name": get_language_info(code)["name_local"],
                "url": elsewhere.get(code) or translate_url(path, code),
            }
            for code, _name in settings.LANGUAGES
        ],
    }


@register.simple_tag(takes_context=True)
def here(context, name):
    """Marks the link to the section that is being read: aria-current for a page in it, nothing else."""
    request = context.get("request")
    path, section = (request.path, reverse(name)) if request else ("", "-")
    if path == section:
        return mark_safe(' aria-current="page"')
    return mark_safe(' aria-current="true"') if path.startswith(section) else ""


@register.inclusion_tag("_page_links.html", takes_context=True)
def page_links(context):
    """Where this page lives, and lives in each language: without its query, but for the page of a list."""
    request = context.get("request")
    if request is None or request.method not in ("GET", "HEAD"):
        return {}
    number = getattr(context.get("page"), "number", 1)
    here = request.build_absolute_uri(request.path) + (f"?page={number}" if number > 1 else "")
    alternates = [(code, translate_url(here, code)) for code, _name in settings.LANGUAGES]
    return {
        "canonical": here,
        "alternates": [*alternates, ("x-default", dict(alternates)[settings.LANGUAGE_CODE])],
    }
