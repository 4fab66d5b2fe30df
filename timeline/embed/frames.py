"""The code with which another site shows a part of the record in a frame."""

from django.utils.html import format_html

WIDTH, HEIGHT = 640, 480


def frame(address, title, width=WIDTH, height=HEIGHT):
    """An <iframe> without a style: many sites strip or forbid it."""
    return format_html(
        '<iframe src="{}" title="{}" width="{}" height="{}" loading="lazy" frameborder="0"></iframe>',
        address,
        title,
        width,
        height,
    )
