"""Where a page of the API goes on: behind which row, written into the address.

A cursor names a place in the order, not a number of rows, so that what is inserted or withdrawn meanwhile
moves nothing. It holds nothing secret: it is read strictly, and not signed.
"""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode

SEPARATOR = "~"
SORT_KEY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
NUMBER = r"CD-[0-9]{4}-[0-9]{4,6}"
SLUG = r"[-_a-zA-Z0-9]{1,100}"


def write(*parts: str) -> str:
    """The place behind the row with these values, for an address."""
    return urlsafe_b64encode(SEPARATOR.join(parts).encode()).decode().rstrip("=")


def read(text: str, *patterns: str) -> tuple[str, ...]:
    """The values of the row behind which to go on. Raises ValueError when `write` never wrote that text."""
    try:
        parts = tuple(urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii").split(SEPARATOR))
    except ValueError as error:
        raise ValueError("not base64 of ASCII") from error
    if len(parts) != len(patterns) or write(*parts) != text:
        raise ValueError("not in the form that cursors have")
    if not all(re.fullmatch(pattern, part) for pattern, part in zip(patterns, parts, strict=True)):
        raise ValueError("not the values of a row")
    return parts
