"""What RFC 4287 asks of a feed, as far as ours could break it."""

import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
FEED_ONCE, ENTRY_ONCE = ("id", "title", "updated"), ("id", "title", "updated")
KNOWN_IN_FEED = {"id", "title", "updated", "link", "author", "entry"}
KNOWN_IN_ENTRY = {
    "id", "title", "updated", "link", "author", "published", "category", "summary", "content",
}  # fmt: skip


def parsed(response):
    """The root of a feed that answers as one. Breaks on XML that is not well formed."""
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(response.content)


def entries(response):
    return parsed(response).findall(f"{ATOM}entry")


def text(element, name):
    return element.findtext(f"{ATOM}{name}")


def problems(root):
    """Broken rules, in words; empty when the feed is valid."""
    found = [] if root.tag == f"{ATOM}feed" else ["4.1.1 the root is a feed"]
    found += _container(root, FEED_ONCE, KNOWN_IN_FEED)
    found += [] if _links(root, "self") == [text(root, "id")] else ["4.1.1 one link to itself"]
    items = root.findall(f"{ATOM}entry")
    for entry in items:
        found += _container(entry, ENTRY_ONCE, KNOWN_IN_ENTRY)
        found += _entry(entry)
    ids = [text(one, "id") for one in (root, *items)]
    found += [] if len(set(ids)) == len(ids) else ["4.2.6 ids are unique"]
    return found


def _container(element, once, known):
    names = [child.tag.removeprefix(ATOM) for child in element]
    found = [f"exactly one {name}" for name in once if names.count(name) != 1]
    found += [f"unknown element {name}" for name in set(names) - known]
    found += [] if element.get(LANG) else ["a language"]
    found += [] if element.findall(f"{ATOM}author/{ATOM}name") else ["4.1.2 an author with a name"]
    found += [] if urlsplit(text(element, "id")).scheme else ["4.2.6 an id is an absolute IRI"]
    found += [] if len(_links(element, "alternate")) == 1 else ["4.2.7.2 one alternate of a type"]
    links = [link.get("href") for link in element.findall(f"{ATOM}link")]
    found += [f"relative: {href}" for href in links if not href.startswith("http://testserver/")]
    dates = [element.findtext(f"{ATOM}{name}") for name in ("updated", "published")]
    return found + [f"3.3 a date: {date}" for date in dates if date and not RFC_3339.fullmatch(date)]


def _links(element, relation):
    return [link.get("href") for link in element.findall(f"{ATOM}link") if link.get("rel") == relation]


def _entry(entry):
    found = [] if len(entry.findall(f"{ATOM}content[@type='html']")) == 1 else ["4.1.3 one content"]
    found += [] if len(entry.findall(f"{ATOM}summary")) <= 1 else ["4.1.2 at most one summary"]
    found += [] if text(entry, "published") <= text(entry, "updated") else ["published before it changed"]
    found += ["4.2.2 a term"] if any(not c.get("term") for c in entry.findall(f"{ATOM}category")) else []
    return found
