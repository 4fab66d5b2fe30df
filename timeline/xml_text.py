"""What XML 1.0 can carry of a text."""

import re

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def carried(text: str) -> str:
    """The text without the characters that XML cannot hold, not even escaped."""
    return _ILLEGAL.sub("", text)
