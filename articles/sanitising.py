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

from articles import figure_marks, page_titles

UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")  # not for HTML and XML
READINGS = 8
LINE_TAGS = {"strong", "em", "sub", "sup", "a"}
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
    "ImageFigure": True,
    "VideoFigure": True,
    "TrailingNode": True,
}


def page_break(config, shared):
    """Processor for our own editor extension: <hr class="page-break" title="..."> is allowed."""
    add_tags_and_attributes(shared, ["hr"], {"hr": ["title"]})
    add_allowed_classes(shared, {"hr": {"page-break"}})


def image_figure(config, shared):
    """Processor for <figure class="image" data-image="12"> with a caption; see figure_marks."""
    add_tags_and_attributes(shared, ["figure", "figcaption"], {"figure": ["data-image"]})
    add_allowed_classes(shared, {"figure": {"image"}})


def video_figure(config, shared):
    """Processor for <figure class="video" data-video="...">; see figure_marks."""
    names = ["data-video", "data-title", "data-transcript"]
    add_tags_and_attributes(shared, ["figure"], {"figure": names})
    add_allowed_classes(shared, {"figure": {"video"}})


def nothing(config, shared):
    """Processor for extensions that bring no HTML of their own."""


@cache
def _cleaner():
    return nh3.Cleaner(**allowlist_from_extensions(expand_extensions(EXTENSIONS)))


@cache
def _line_cleaner():
    """For a caption: what may stand inside a line."""
    lines = {name: EXTENSIONS[name] for name in ("Bold", "Italic", "Subscript", "Superscript", "Link")}
    return nh3.Cleaner(**allowlist_from_extensions(expand_extensions(lines)) | {"tags": LINE_TAGS})


def clean_html(html):
    """The text with everything removed that an essay may not hold; an empty paragraph becomes ""."""
    once = _cleaned(UNPRINTABLE.sub("", html))
    # A link in a link, say in a deep list, is read in another way when it is read again: until that settles.
    for _time in range(READINGS):
        if (again := _cleaned(once)) == once:
            break
        once = again
    return "" if re.fullmatch(r"(<p>\s*</p>\s*)*", once) else once


def _cleaned(html):
    return page_titles.tidied(figure_marks.tidied(_cleaner().clean(html), _line_cleaner().clean)).strip()
