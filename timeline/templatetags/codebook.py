"""{% code_address "kind" entry.kind %}: where the codebook defines a code."""

from django import template
from django.urls import reverse

from timeline.codebook.book import anchor

register = template.Library()


@register.simple_tag
def code_address(section, code):
    """The address of one code, such as /codebook/#kind-agreement."""
    return f"{reverse('timeline:codebook')}#{anchor(section, code)}"
