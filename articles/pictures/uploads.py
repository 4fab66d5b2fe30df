"""From an upload to the picture that is stored: checked, upright, in sRGB, without anything else in it."""

import io
from pathlib import PurePosixPath
from typing import IO, Any

from django.core.files.base import ContentFile
from django.utils.text import slugify
from PIL import Image, ImageCms, ImageOps

from articles.pictures.kinds import HEAD, kind
from articles.pictures.refusals import MAX_BYTES, MAX_PIXELS, Refused

MAX_WIDTH = 2400
MAX_HEIGHT = 4 * MAX_WIDTH
SRGB = ImageCms.createProfile("sRGB")
TAKEN = ("jpeg", "png", "webp", "gif", "avif")
NOT_TAKEN = ("svg", "heic", "pdf")
# Every browser and feed reader shows these; a drawing keeps its sharp lines.
STORED_AS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "jpeg": ("JPEG", "jpg", {"quality": 88, "optimize": True, "progressive": True}),
    "png": ("PNG", "png", {"compress_level": 6}),
    "gif": ("PNG", "png", {"compress_level": 6}),
    "webp": ("WEBP", "webp", {"quality": 88, "method": 4}),
    "avif": ("WEBP", "webp", {"quality": 88, "method": 4}),
}


def accepted(file: IO[bytes], name: str, size: int) -> ContentFile:
    """The picture as it is stored, with a name that fits what it is. Raises Refused."""
    if size > MAX_BYTES:
        raise Refused("heavy")
    file.seek(0)
    found = kind(file.read(HEAD))
    if found not in TAKEN:
        raise Refused(found if found in NOT_TAKEN else "unknown")
    file.seek(0)
    format_name, suffix, options = STORED_AS[found]
    picture = _decoded(file)
    stored = io.BytesIO()
    picture.save(stored, format_name, **options)
    stem = slugify(PurePosixPath(name.replace("\\", "/")).stem)[:60].strip("-")
    return ContentFile(stored.getvalue(), name=f"{stem or 'picture'}.{suffix}")


def _decoded(file: IO[bytes]) -> Image.Image:
    """The pixels, upright, in sRGB, as wide as we store them. Raises Refused.

    The size is read before anything is decoded, so that a bomb does not go off.
    """
    try:
        picture: Image.Image = Image.open(file, formats=[one.upper() for one in TAKEN])
        if picture.width * picture.height > MAX_PIXELS:
            raise Refused("large")
        if picture.format != "MPO" and getattr(picture, "is_animated", False):
            raise Refused("moving")
        picture.draft(None, (MAX_WIDTH, MAX_WIDTH))
        picture.load()
        return _bare(_smaller(_in_srgb(ImageOps.exif_transpose(picture))))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Refused("large") from error
    except Refused:
        raise
    except Exception as error:  # decoders fail in many ways, and all of them mean the same
        raise Refused("broken") from error


def _in_srgb(picture: Image.Image) -> Image.Image:
    """In RGB, or RGBA where something shines through, in the colours that its own profile means."""
    profile = picture.info.get("icc_profile")
    if picture.mode.startswith(("I", "F")):  # sixteen bits of grey
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if "transparency" in picture.info:  # a colour, or a grey, that stands for nothing
        picture = picture.convert("RGBA")
    has_alpha = "A" in picture.getbands()
    wanted = "RGBA" if has_alpha else "RGB"
    if profile and picture.mode in ("RGB", "RGBA", "CMYK", "L"):
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            return ImageCms.profileToProfile(picture, source, SRGB, outputMode=wanted) or picture
        except (ImageCms.PyCMSError, OSError):  # a profile that cannot be read means nothing
            pass
    return picture.convert(wanted)


def _smaller(picture: Image.Image) -> Image.Image:
    if picture.width > MAX_WIDTH or picture.height > MAX_HEIGHT:
        picture.thumbnail((MAX_WIDTH, MAX_HEIGHT), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return picture


def _bare(picture: Image.Image) -> Image.Image:
    """Without the comments, positions and profiles that encoders would carry over."""
    picture.info = {}
    return picture
