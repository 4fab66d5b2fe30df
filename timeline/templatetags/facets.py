"""What stands many times on a page of the timeline or the search: marked texts, checkboxes of facets."""

from html import escape

from django import template
from django.utils.safestring import mark_safe

from timeline.templatetags.numbers import grouped

register = template.Library()

# Some hundred boxes stand on a page; as nodes of a template they took a quarter of its time.
CHECKBOX = (
    '<li%s><label><input type="checkbox" name="%s" value="%s"%s> %s '
    '<span class="count">%s</span></label></li>'
)


@register.filter
def marked(pieces):
    """Pieces of a text as HTML, the found ones in <mark>."""
    texts = ((escape(piece.text), piece.is_marked) for piece in pieces)
    return mark_safe("".join(f"<mark>{text}</mark>" if is_marked else text for text, is_marked in texts))  # noqa: S308


@register.filter
def checkboxes(facet):
    """A list item for each value of a facet; the count is empty where there is none to tell."""
    items = (
        CHECKBOX
        % (
            ' class="none"' if one.count == 0 else "",
            facet.name,
            escape(one.value),
            " checked" if one.is_chosen else "",
            escape(one.label),
            one.count if one.count == "" else grouped(one.count),
        )
        for one in facet.options
    )
    return mark_safe("\n".join(items))  # noqa: S308
