"""The entries of a view that came or changed last, as a feed."""

import heapq
from datetime import UTC, datetime
from urllib.parse import urljoin
from uuid import NAMESPACE_OID, uuid5

from django.template.loader import render_to_string

from timeline.exports.publisher import SITE
from timeline.feeds.contents import Feed, Item, Person, Tag
from timeline.feeds.links import absolute
from timeline.models import Entry

LENGTH = 50
# Atom wants a time even of a feed that never held anything; it must not be a new one at every request.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed_of(facts, rows):
    """The feed of these rows, in the active language."""
    items = [_item(entry, facts) for entry in last_changed(rows)]
    return Feed(
        url=facts.file,
        page_url=facts.view,
        title=facts.title,
        language=facts.language,
        updated_at=max((item.updated_at for item in items), default=NEVER),
        authors=[Person(SITE, f"{facts.site}/")],
        items=items,
    )


def last_changed(rows, length=LENGTH):
    """The entries that were changed last, the latest first; only these are read as a whole."""
    times = (
        (entry.changed_at, entry.number, entry.pk)
        for batch in rows.batches(prepare=_times)
        for entry in batch
    )
    pks = [pk for _time, _number, pk in heapq.nlargest(length, times)]
    found = Entry.objects.for_export().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _times():
    return Entry.objects.only("number", "changed_at")


def _item(entry, facts):
    url = urljoin(facts.site, entry.get_absolute_url())
    html = render_to_string("timeline/_feed_entry.html", {"entry": entry})
    return Item(
        id=identity(entry),
        url=url,
        language=facts.language,
        title=entry.title,
        html=absolute(html, url),
        published_at=entry.created_at,
        updated_at=max(entry.created_at, entry.changed_at),
        summary=entry.summary,
        tags=[Tag(domain.slug, domain.name) for domain in entry.domains.all()],
    )


def identity(entry):
    """A name for the entry that outlives changes of its address, its language and the site's host."""
    return uuid5(NAMESPACE_OID, f"{entry.created_at.isoformat()} {entry.number}").urn
