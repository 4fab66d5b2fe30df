"""Whole numbers as the reader's language writes them."""

from django import template
from django.utils.formats import number_format

register = template.Library()


@register.filter
def grouped(number):
    """1,234 or 1.234. For counts only: a year or an entry's number is printed as it is."""
    return number_format(number, use_l10n=True, force_grouping=True)
