"""A reading path in a frame on other sites: who may frame it, and the code that does."""

from functools import wraps

from csp.decorators import csp_replace
from django.utils.html import format_html
from django.views.decorators.clickjacking import xframe_options_exempt


def framed(view):
    """The page may stand in a frame on any site."""
    return wraps(view)(csp_replace({"frame-ancestors": ["*"]})(xframe_options_exempt(view)))


def frame(address, title):
    """An <iframe> without a style: many sites strip or forbid it."""
    code = '<iframe src="{}" title="{}" width="100%" height="640" loading="lazy" frameborder="0"></iframe>'
    return format_html(code, address, title)
