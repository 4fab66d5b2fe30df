"""Why something cannot be deleted, for the page of the admin that says so."""

from django.contrib.admin.utils import quote
from django.urls import reverse
from django.utils.html import format_html


def in_use(row):
    """What stands in the way of a deletion, as a link."""
    address = reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[quote(row.pk)])
    return format_html('{}: <a href="{}">{}</a>', row._meta.verbose_name, address, row)
