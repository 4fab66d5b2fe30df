"""Why a new comment waits for a moderator."""

import re
from dataclasses import dataclass

_LINK = re.compile(r"(?:https?://|www\.)\S", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of a comment and of the person who wrote it."""

    text: str
    approved_before: int
    is_restricted: bool
    is_duplicate: bool


@dataclass(frozen=True, slots=True)
class Limits:
    held_comments: int
    links_allowed: int


def reason_to_hold(record: Record, limits: Limits) -> str:
    """The code of the first rule that holds the comment (Comment.Hold), or "" when none does."""
    rules = (
        ("restricted", record.is_restricted),
        ("first-comments", record.approved_before < limits.held_comments),
        ("duplicate", record.is_duplicate),
        ("links", count_links(record.text) > limits.links_allowed),
    )
    return next((code for code, holds in rules if holds), "")


def count_links(text: str) -> int:
    return len(_LINK.findall(text))
