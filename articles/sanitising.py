"""Which HTML an essay may hold: one configuration for the editor and for the server."""

import re
from functools import cache

import nh3
from django.urls import reverse_lazy
from django_prose_editor.config import (
    add_allowed_classes,
    add_tags_and_attributes,
    allowlist_from_extensions,
    expand_extensions,
)

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # not for HTML and XML
EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Subscript": True,
    "Superscript": True,
    "Heading": {"levels": [2, 3, 4]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["https", "http", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
    "PageBreak": True,
    "Chips": {"url": reverse_lazy("admin:articles_article_tokens")},
    "TokenPicker": {"url": reverse_lazy("admin:articles_article_suggest")},
    "CitationOffers": {"url": reverse_lazy("admin:articles_article_offers")},
    "CleanPaste": True,
    "TrailingNode": True,
}


def page_break(config, shared):
    """Processor for our own editor extension: <hr class="page-break"> is allowed."""
    add_tags_and_attributes(shared, ["hr"], None)
    add_allowed_classes(shared, {"hr": {"page-break"}})


def nothing(config, shared):
    """Processor for extensions that bring no HTML of their own."""


@cache
def _cleaner():
    return nh3.Cleaner(**allowlist_from_extensions(expand_extensions(EXTENSIONS)))


def clean_html(html):
    """The text with everything removed that an essay may not hold; an empty paragraph becomes ""."""
    cleaned = _cleaner().clean(UNPRINTABLE.sub("", html)).strip()
    return "" if re.fullmatch(r"(<p>\s*</p>\s*)*", cleaned) else cleaned
