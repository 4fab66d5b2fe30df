"""Bytes of a table file as text, whichever program wrote them."""

import codecs

from django.utils.translation import gettext as _

from timeline.imports.problems import refuse


def decode(data: bytes) -> tuple[str, list[str]]:
    """The text without a byte order mark, and what the reader should know. Raises Refused."""
    if not data.strip():
        raise refuse(_("The file is empty."))
    text, notes = _text(data)
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise refuse(_("Line %d holds a NUL character: this is not a text file.") % line)
    return text, notes


def _text(data: bytes) -> tuple[str, list[str]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _utf_16(data), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        note = _(
            "The file is not UTF-8 and was read as %s. Look at the letters with accents before you confirm."
        )
    try:
        return data.decode("cp1252"), [note % "Windows-1252"]
    except UnicodeDecodeError:
        return data.decode("latin-1"), [note % "Latin-1"]


def _utf_16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        raise refuse(_("The file begins like UTF-16 text but is not.")) from error
