"""A picture in the sizes and formats browsers choose from, made once; their names follow from its own."""

import io
from collections.abc import Iterator
from math import ceil
from typing import IO, Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from PIL import Image

from articles.pictures.uploads import MAX_HEIGHT

WIDTHS = (480, 960, 1600)
AT_LEAST = 3
FOLDER = "renditions"
FORMATS: dict[str, dict[str, Any]] = {
    "avif": {"format": "AVIF", "quality": 60, "speed": 8},
    "webp": {"format": "WEBP", "quality": 80, "method": 4},
}


def widths_for(width: int) -> list[int]:
    """At least three widths, as far as there are as many pixels, and none larger than the picture."""
    chosen = sorted({min(one, width) for one in WIDTHS})
    if len(chosen) < AT_LEAST:
        chosen = sorted({ceil(width * part / AT_LEAST) for part in range(1, AT_LEAST + 1)})
    return chosen


def name_of(original: str, width: int, suffix: str) -> str:
    """In a folder of their own, where no upload can take the name."""
    return f"{FOLDER}/{original}.{width}.{suffix}"


def names_of(original: str, widths: list[int]) -> Iterator[str]:
    for suffix in FORMATS:
        for width in widths:
            yield name_of(original, width, suffix)


def make(original: str, storage: Storage) -> list[int]:
    """Draw and store the renditions of a stored picture; their widths. Raises OSError for a broken file."""
    with storage.open(original) as file:
        picture = _pixels(file)
    widths = widths_for(picture.width)
    for width in widths:
        smaller = picture.resize(
            (width, max(1, round(picture.height * width / picture.width))),
            Image.Resampling.LANCZOS,
            reducing_gap=3.0,
        )
        for suffix, options in FORMATS.items():
            _store(smaller, name_of(original, width, suffix), options, storage)
    return widths


def _pixels(file: IO[bytes]) -> Image.Image:
    try:
        picture: Image.Image = Image.open(file)
        has_alpha = "A" in picture.getbands() or "transparency" in picture.info
        picture = picture.convert("RGBA" if has_alpha else "RGB")
    except Exception as error:  # decoders fail in many ways, and all of them mean the same
        raise OSError(str(error)) from error
    picture.info = {}
    picture.thumbnail((max(WIDTHS), MAX_HEIGHT), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return picture


def _store(picture: Image.Image, name: str, options: dict[str, Any], storage: Storage) -> None:
    encoded = io.BytesIO()
    picture.save(encoded, **options)
    storage.delete(name)  # what is left of an earlier attempt
    storage.save(name, ContentFile(encoded.getvalue()))


def remove_sizes(original: str, widths: list[int], storage: Storage) -> None:
    """Delete the renditions of a picture, but not the picture."""
    for name in names_of(original, widths):
        storage.delete(name)


def remove(original: str, widths: list[int], storage: Storage) -> None:
    """Delete a stored picture and its renditions."""
    storage.delete(original)
    remove_sizes(original, widths, storage)


def srcset(original: str, widths: list[int], suffix: str, storage: Storage) -> str:
    """The renditions of one format, as the attribute names them."""
    return ", ".join(f"{storage.url(name_of(original, width, suffix))} {width}w" for width in widths)
