"""Addresses made of titles."""

from itertools import count

from django.utils.text import slugify


def free_slug(rows, title, length, otherwise):
    """A slug that none of the rows has; `length` leaves room for a number, `otherwise` is for titles without
    plain letters."""
    wanted = slugify(title)[:length].strip("-") or otherwise
    taken = set(rows.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(slug for number in count(2) if (slug := f"{wanted}-{number}") not in taken)
