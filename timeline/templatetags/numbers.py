"""Whole numbers as the reader's language writes them."""

from django import template
from django.utils.formats import get_format

register = template.Library()


@register.filter
def grouped(number):
    """1,234 or 1.234. For counts only: a year or an entry's number is printed as it is."""
    # Some hundred counts stand on a page, which is why number_format, that reads every setting, is not asked.
    if number in range(1000):
        return str(number)
    return f"{number:,}".replace(",", get_format("THOUSAND_SEPARATOR"))
