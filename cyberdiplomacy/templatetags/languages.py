"""Links from a page to itself in the other language."""

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
