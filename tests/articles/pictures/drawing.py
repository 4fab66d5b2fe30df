"""Picture files as people upload them, made on the spot."""

import io
import struct
import zlib

from PIL import Image, ImageCms

GPS = {1: "S", 2: (6.0, 10.0, 30.0), 3: "E", 4: (106.0, 49.0, 0.0)}
SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>'


def encoded(picture, format_name, **options):
    file = io.BytesIO()
    picture.save(file, format_name, **options)
    return file.getvalue()


def plain(format_name="PNG", size=(64, 48), mode="RGB", **options):
    return encoded(Image.new(mode, size), format_name, **options)


def photo(size=(64, 48)):
    """A JPEG of a camera held sideways: left half red, right half blue; with place, comment, XMP, profile."""
    picture = Image.new("RGB", size, "red")
    picture.paste("blue", (size[0] // 2, 0, *size))
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010E] = "secret description"
    exif.get_ifd(0x8825).update(GPS)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return encoded(
        picture, "JPEG", exif=exif, comment=b"secret comment", xmp=XMP, icc_profile=profile, quality=95
    )


def bomb(width, height):
    """A PNG of a few hundred bytes that claims to be this large."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def box(*brands):
    """The beginning of a file of the ISO base format."""
    content = b"ftyp" + brands[0] + b"\0\0\0\0" + b"".join(brands[1:])
    return struct.pack(">I", len(content) + 4) + content + b"\0" * 64
