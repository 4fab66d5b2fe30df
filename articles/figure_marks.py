"""The figures inside a text, as they are stored: pictures of the library by number, videos by address.

    <figure class="image" data-image="12"></figure>
    <figure class="image" data-image="12"><figcaption>A caption, may cite [@key]</figcaption></figure>
    <figure class="video" data-video="https://..." data-title="..." data-transcript="https://..."></figure>

Title and transcript of a video may be missing.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape

_ATTRIBUTES = r'(?:[^<>"]|"[^"]*")*'
_TAG = re.compile(rf"<(/?)figure\b({_ATTRIBUTES})>")
_ATTRIBUTE = re.compile(r'([a-z-]+)="([^"]*)"')
_CAPTION_TAG = re.compile(r"</?figcaption\b[^<>]*>")
_BLOCK_END = re.compile(r"(?=</(?:p|li|h[1-6]|td|th|blockquote|figcaption)>)|<(?:br|hr)\b[^<>]*>")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}\Z")
_FIGURE = re.compile(
    r'<figure class="(?:image|video)"(?P<data>(?: data-[a-z]+="[^"]*")+)>'
    r"(?:<figcaption>(?P<caption>(?:(?!</?figure\b).)*?)</figcaption>)?</figure>",
    re.DOTALL,
)
LONGEST = {"video": 500, "title": 200, "transcript": 500}


@dataclass(frozen=True, slots=True)
class ImageMark:
    """A picture of the library; the caption is HTML, empty where the library's own is to stand."""

    number: int
    caption: str = ""


@dataclass(frozen=True, slots=True)
class VideoMark:
    address: str
    title: str = ""
    transcript: str = ""


def tidied(html: str, inline: Callable[[str], str]) -> str:
    """Sanitised HTML with each figure in its one form; what is none loses its tags and keeps its text.

    `inline` cleans a caption down to what may stand inside a line.
    """
    parts: list[str] = []
    opened: re.Match[str] | None = None
    position = 0
    for tag in _TAG.finditer(html):
        between, position = html[position : tag.start()], tag.end()
        if opened and tag[1]:
            parts.append(_figure(dict(_ATTRIBUTE.findall(opened[2])), between, inline))
            opened = None
        else:
            parts.append(_CAPTION_TAG.sub("", between))
            opened = None if tag[1] else tag
    return "".join((*parts, _CAPTION_TAG.sub("", html[position:])))


def _figure(attributes: dict[str, str], inner: str, inline: Callable[[str], str]) -> str:
    classes = attributes.get("class", "").split()
    number = attributes.get("data-image", "")
    if "image" in classes and _NUMBER.match(number):
        caption = " ".join(inline(_BLOCK_END.sub(" ", inner)).split())
        inside = f"<figcaption>{caption}</figcaption>" if caption else ""
        return f'<figure class="image" {mark_of(int(number))}>{inside}</figure>'
    text = _CAPTION_TAG.sub("", inner)
    return f"{_video(attributes)}{text}" if "video" in classes else text


def _video(attributes: dict[str, str]) -> str:
    values = {
        name: " ".join(unescape(attributes.get(f"data-{name}", "")).split())[:most].strip()
        for name, most in LONGEST.items()
    }
    data = "".join(f' data-{name}="{escape(value)}"' for name, value in values.items() if value)
    return f'<figure class="video"{data}></figure>' if values["video"] else ""


def mark_of(number: int) -> str:
    """The attribute by which a text names this picture."""
    return f'data-image="{number}"'


def replaced(html: str, draw: Callable[[ImageMark | VideoMark], str]) -> str:
    """The text with what `draw` makes of each figure in its place."""
    return _FIGURE.sub(lambda match: draw(mark) if (mark := _mark(match)) else "", html)


def marks(html: str) -> list[ImageMark | VideoMark]:
    """The figures of a text in their order."""
    return [mark for match in _FIGURE.finditer(html) if (mark := _mark(match))]


def image_numbers(html: str) -> list[int]:
    """The numbers of the pictures that a text shows, each once, in order of first use."""
    found = (mark.number for mark in marks(html) if isinstance(mark, ImageMark))
    return list(dict.fromkeys(found))


def _mark(match: re.Match[str]) -> ImageMark | VideoMark | None:
    data = {name: unescape(value) for name, value in _ATTRIBUTE.findall(match["data"])}
    if _NUMBER.match(data.get("data-image", "")):
        return ImageMark(int(data["data-image"]), match["caption"] or "")
    if "data-video" in data:
        return VideoMark(data["data-video"], data.get("data-title", ""), data.get("data-transcript", ""))
    return None
