"""The figures inside an essay's text, as readers get them."""

import re
from html import unescape
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import override

from articles import videos
from articles.figure_marks import ImageMark, VideoMark, marks, replaced

_LONE_ADDRESS = re.compile(
    r'<p>\s*(?:<a href="(?P<href>[^"]*)"[^<>]*>\s*)?(?P<text>https?://[^\s<>"]+)\s*(?:</a>)?\s*</p>'
)


def drawn(html, images, language, *, is_plain=False):
    """Rendered HTML with its figures drawn; `images` holds the pictures by number.

    A paragraph of nothing but a video's address becomes the video. Pictures and videos that are not known
    show nothing. Plain is for feeds: without sizes to choose from, a video as a link.
    """

    def draw(mark):
        if isinstance(mark, ImageMark):
            return _picture(images.get(mark.number), mark, is_plain)
        return _video(mark, is_plain)

    def lone(match):
        address = unescape(match["href"] or match["text"])
        return _video(VideoMark(address), is_plain) or match[0]

    with override(language):
        return _LONE_ADDRESS.sub(lone, replaced(html, draw))


def unknown_videos(html):
    """The addresses of the videos of a text that lie on no host we know."""
    return [mark.address for mark in marks(html) if isinstance(mark, VideoMark) and not _place(mark.address)]


def _picture(image, mark, is_plain):
    if image is None:
        return ""
    # The caption comes from the sanitised text, with its tokens rendered.
    context = {"image": image, "caption": mark_safe(mark.caption), "is_plain": is_plain}  # noqa: S308
    return render_to_string("articles/_figure.html", context).strip()


def _video(mark, is_plain):
    place = _place(mark.address)
    if place is None:
        return ""
    context = {"place": place, "title": mark.title, "transcript": _web_address(mark.transcript)}
    name = "articles/_video_link.html" if is_plain else "articles/_video_figure.html"
    return render_to_string(name, context).strip()


def _place(address):
    try:
        return videos.find(address)
    except videos.UnknownVideoHost:
        return None


def _web_address(text):
    """The address, if it is one of a web page; "" otherwise."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.hostname else ""
