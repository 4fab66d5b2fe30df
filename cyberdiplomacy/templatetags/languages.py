"""Links from a page to itself in the other language."""

from django import template
from django.conf import settings
from django.urls import translate_url
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
