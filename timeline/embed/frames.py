"""The code with which another site shows a part of the record in a frame."""

from django.utils.html import format_html

WIDTH, HEIGHT = 640, 480


def frame(address, title, width=WIDTH, height=HEIGHT):
    """An <iframe>; it stands on other sites, where our content policy does not bind."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" '
        'style="border:0;max-width:100%"></iframe>',
        address,
        title,
        width,
        height,
    )
