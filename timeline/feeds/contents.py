"""What a feed holds, whatever it is about and however it is written down. All addresses are absolute."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A word an item is filed under: its short name and how readers see it."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Item:
    """`id` never changes, wherever the site and the item move; `html` is the whole text."""

    id: str
    url: str
    language: str
    title: str
    html: str
    published_at: datetime
    updated_at: datetime
    summary: str = ""
    image: str = ""
    authors: list[Person] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Feed:
    """`url` is the address of the feed itself, `page_url` that of the page it follows."""

    url: str
    page_url: str
    title: str
    language: str
    updated_at: datetime
    authors: list[Person]
    items: list[Item]


def timestamp(moment: datetime) -> str:
    """The moment as RFC 3339 writes it. It must know its time zone."""
    return moment.isoformat(timespec="seconds")
