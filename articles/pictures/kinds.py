"""What a file is by its first bytes, whatever it is called."""

import re

HEAD = 4096  # bytes that are looked at
_SVG = re.compile(rb"<(?:\w+:)?svg[\s>]", re.IGNORECASE)
_AVIF = (b"avif", b"avis")
_HEIF = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")


def kind(head: bytes) -> str:
    """jpeg, png, webp, gif or avif; heic, svg or pdf, which are not taken; or unknown."""
    if head.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if head.startswith((b"GIF87a", b"GIF89a")):
        return "gif"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head[4:8] == b"ftyp":
        return _in_a_box(head)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    return "svg" if _SVG.search(head) else "unknown"


def _in_a_box(head: bytes) -> str:
    """The kind of a file of the ISO base format, by the brands that it names."""
    size = int.from_bytes(head[:4], "big")
    brands = [head[8:12], *(head[at : at + 4] for at in range(16, min(size, len(head)), 4))]
    if any(brand in _AVIF for brand in brands):
        return "avif"
    return "heic" if any(brand in _HEIF for brand in brands) else "unknown"
