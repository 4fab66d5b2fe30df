"""Texts as a format of lines can carry them."""

import re

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]+")


def one_line(text: str) -> str:
    """The text on one line: single spaces, no control characters."""
    return " ".join(_UNPRINTABLE.sub(" ", text).split())
