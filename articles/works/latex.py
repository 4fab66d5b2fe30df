"""LaTeX as plain text: accents, dashes, quotes; braces that only keep capitals go."""

import re

from pylatexenc.latex2text import LatexNodes2Text

_NEEDS_DECODING = re.compile(r"[\\{}~$`]|--|''")
_BARE = re.compile(r"(?<!\\)([%&#_])")  # signs that LaTeX takes for commands and people do not
_decoder = LatexNodes2Text(math_mode="verbatim")


def plain(text: str) -> str:
    """The text as it would be printed; what cannot be decoded is only freed of its braces."""
    if _NEEDS_DECODING.search(text):
        try:
            text = _decoder.latex_to_text(_BARE.sub(r"\\\1", text), tolerant_parsing=True)
        except (ValueError, RecursionError, IndexError, AttributeError, TypeError):
            text = re.sub(r"[{}\\]", "", text)
    return " ".join(text.split())
