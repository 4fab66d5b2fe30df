"""Writing a feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Iterable

from timeline.feeds.contents import Feed, Item, Person, timestamp

MEDIA_TYPE = CONTENT_TYPE = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> bytes:
    """The feed as a JSON document in UTF-8."""
    document = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.page_url,
        "feed_url": feed.url,
        "language": feed.language,
        "authors": _people(feed.authors),
        "items": [_item(item) for item in feed.items],
    }
    return json.dumps(document, ensure_ascii=False).encode()


def _item(item: Item) -> dict[str, object]:
    fields = {
        "id": item.id,
        "url": item.url,
        "title": item.title,
        "content_html": item.html,
        "summary": item.summary,
        "image": item.image,
        "date_published": timestamp(item.published_at),
        "date_modified": timestamp(item.updated_at),
        "authors": _people(item.authors),
        "tags": [tag.label for tag in item.tags],
        "language": item.language,
    }
    return {name: value for name, value in fields.items() if value}


def _people(people: Iterable[Person]) -> list[dict[str, str]]:
    return [{"name": one.name, "url": one.url} if one.url else {"name": one.name} for one in people]
