"""Whole numbers as the reader's language writes them."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def grouped(number):
    """1,234 or 1.234. For counts only: a year or an entry's number is printed as it is."""
    # Most counts have nothing to group, and fifty of them stand beside the filters of a page.
    return str(number) if number in range(1000) else number_format(number, use_l10n=True, force_grouping=True)
