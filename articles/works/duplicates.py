"""When two records mean the same work: the same DOI, the same ISBN, or the same title and year."""

import re

from articles import csl
from articles.csl import Item
from timeline.sorting import sort_key

PARTS = {
    "chapter",
    "paper-conference",
    "entry-encyclopedia",
    "entry-dictionary",
}  # they have their book's ISBN
LONGEST = 200
_ISBN = re.compile(r"97[89]\d{10}|\d{9}[\dX]")


def doi(item: Item) -> str:
    """In lower case: DOIs are compared without regard to case."""
    return str(item.get("DOI") or "").lower()[:120]


def isbn(item: Item) -> str:
    """The first sound ISBN as 13 digits, of works that are a book of their own; empty where there is none."""
    if item.get("type") in PARTS:
        return ""
    text = str(item.get("ISBN") or "").upper()
    words = re.split(r"[\s,;/()]+", text)
    for written in (*words, text):
        plain = re.sub(r"[^0-9X]", "", written)
        if _ISBN.fullmatch(plain) and is_sound(plain):
            return plain if len(plain) == 13 else _thirteen(plain)
    return ""


def is_sound(plain: str) -> bool:
    """Whether the last digit is the one that the others ask for."""
    if len(plain) == 13:
        return plain == _thirteen(plain[3:], plain[:3])
    values = [10 if char == "X" else int(char) for char in plain]
    return sum(weight * value for weight, value in zip(range(10, 0, -1), values, strict=True)) % 11 == 0


def _thirteen(ten: str, prefix: str = "978") -> str:
    digits = prefix + ten[:9]
    total = sum(int(digit) * (1, 3)[place % 2] for place, digit in enumerate(digits))
    return f"{digits}{-total % 10}"


def signature(item: Item) -> str:
    """Year and title without case, accents and signs: equal for what is probably one work."""
    title = re.sub(r"[\W_]+", " ", sort_key(str(item.get("title") or ""))[0]).strip()
    return f"{csl.year(item) or 'nd'} {title}"[:LONGEST] if title else ""
