"""What stands many times on a page of the search: marked texts and the checkboxes of facets."""

from django import template
from django.utils.html import escape, format_html_join
from django.utils.safestring import mark_safe

from timeline.templatetags.numbers import grouped

register = template.Library()

# Some fifty boxes stand on a page; as nodes of a template they took a quarter of its time.
CHECKBOX = (
    '<li><label><input type="checkbox" name="{}" value="{}"{}> {} <span class="count">{}</span></label></li>'
)


@register.filter
def marked(pieces):
    """Pieces of a text as HTML, the found ones in <mark>."""
    texts = ((escape(piece.text), piece.is_marked) for piece in pieces)
    return mark_safe("".join(f"<mark>{text}</mark>" if is_marked else text for text, is_marked in texts))  # noqa: S308


@register.filter
def checkboxes(facet):
    """A list item for each value of a facet; the count is empty where nothing was searched."""
    checked = {True: mark_safe(" checked"), False: ""}
    values = (
        (facet.name, one.value, checked[one.is_chosen], one.label, one.count and grouped(one.count))
        for one in facet.options
    )
    return format_html_join("\n", CHECKBOX, values)
