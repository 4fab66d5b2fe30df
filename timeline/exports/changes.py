"""The entries of a view that came or changed last, as a feed."""

from datetime import UTC, datetime
from itertools import islice
from urllib.parse import urljoin
from uuid import NAMESPACE_OID, uuid5

from django.template.loader import render_to_string

from timeline.feeds.contents import Feed, Item, Person, Tag
from timeline.feeds.links import absolute
from timeline.models import Entry
from timeline.publisher import SITE

LENGTH = 50
FEW = 1_000
"""So many entries are asked for by name; of more, all entries are walked until there are enough."""
STEP = 500
# Atom wants a time even of a feed that never held anything; it must not be a new one at every request.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def feed_of(facts, hits):
    """The feed of the entries with these primary keys, in the active language."""
    items = [_item(entry, facts) for entry in last_changed(hits)]
    return Feed(
        url=facts.file,
        page_url=facts.view,
        title=facts.title,
        language=facts.language,
        updated_at=max((item.updated_at for item in items), default=NEVER),
        authors=[_publisher(facts)],
        items=items,
    )


def last_changed(hits, length=LENGTH):
    """The entries with these primary keys that were changed last, the latest first."""
    if len(hits) <= FEW:
        entries = Entry.objects.for_export().published().filter(pk__in=list(hits))
        return list(entries.last_changed_first()[:length])
    pks = list(islice((pk for pk in _all_last_changed() if pk in hits), length))
    found = Entry.objects.for_export().in_bulk(pks)
    return [found[pk] for pk in pks if pk in found]


def _all_last_changed():
    """Primary keys of all published entries, the last changed first, read as far as they are wanted."""
    return Entry.objects.published().last_changed_first().values_list("pk", flat=True).iterator(STEP)


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
        authors=[_publisher(facts)],
        tags=[Tag(domain.slug, domain.name) for domain in entry.domains.all()],
    )


def _publisher(facts):
    return Person(SITE, f"{facts.site}/")


def identity(entry):
    """A name for the entry that outlives changes of its address, its language and the site's host."""
    return uuid5(NAMESPACE_OID, f"{entry.created_at.isoformat()} {entry.number}").urn
