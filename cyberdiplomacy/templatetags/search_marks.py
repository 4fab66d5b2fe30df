"""Texts with the words that were searched for marked."""

from django import template
from django.utils.html import format_html, format_html_join

register = template.Library()


@register.filter
def marked(pieces):
    """Pieces of a text as HTML, the found ones in <mark>."""
    return format_html_join("", "{}", ((_html(piece),) for piece in pieces))


def _html(piece):
    return format_html("<mark>{}</mark>", piece.text) if piece.is_marked else piece.text
