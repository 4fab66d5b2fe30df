"""Writing a feed as Atom (RFC 4287)."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, tostring

from timeline.feeds.contents import Feed, Item, Person, timestamp
from timeline.xml_text import carried

MEDIA_TYPE = "application/atom+xml"
CONTENT_TYPE = f"{MEDIA_TYPE}; charset=utf-8"
NAMESPACE = "http://www.w3.org/2005/Atom"


def write(feed: Feed) -> bytes:
    """The feed as an Atom document in UTF-8."""
    root = Element("feed", {"xmlns": NAMESPACE, "xml:lang": feed.language})
    _add(root, "id", feed.url)
    _add(root, "title", feed.title)
    _add(root, "updated", timestamp(feed.updated_at))
    _add(root, "link", rel="self", type=MEDIA_TYPE, href=feed.url)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page_url)
    _add_authors(root, feed.authors)
    for item in feed.items:
        _add_entry(root, item)
    return bytes(tostring(root, encoding="utf-8", xml_declaration=True))


def _add_entry(root: Element, item: Item) -> None:
    entry = SubElement(root, "entry", {"xml:lang": item.language})
    _add(entry, "id", item.id)
    _add(entry, "title", item.title)
    _add(entry, "link", rel="alternate", type="text/html", hreflang=item.language, href=item.url)
    _add(entry, "published", timestamp(item.published_at))
    _add(entry, "updated", timestamp(item.updated_at))
    _add_authors(entry, item.authors)
    for tag in item.tags:
        _add(entry, "category", term=tag.slug, label=tag.label)
    if item.summary:
        _add(entry, "summary", item.summary)
    _add(entry, "content", item.html, type="html")


def _add_authors(parent: Element, people: Iterable[Person]) -> None:
    for person in people:
        author = _add(parent, "author")
        _add(author, "name", person.name)
        if person.url:
            _add(author, "uri", person.url)


def _add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    element = SubElement(parent, tag, {name: carried(value) for name, value in attributes.items()})
    element.text = carried(text) or None
    return element
