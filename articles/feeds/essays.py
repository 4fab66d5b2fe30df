"""Essays as a feed: which, in which order, and what the text of each is made of."""

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urljoin
from uuid import NAMESPACE_OID, uuid5

from django.db.models import Max, Q, QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, override

from articles.citing import SITE
from articles.models import Author, EssaySettings
from articles.reading import read_many
from timeline.feeds.contents import Feed, Item, Person, Tag
from timeline.feeds.links import absolute

LENGTH = 20
# Atom wants a time even of a feed that never held anything; it must not be a new one at every request.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Shelf:
    """Essays that a feed follows (published or not), its title, the path of their page, and its author."""

    essays: QuerySet
    title: str
    page: str
    author: Author | None = None


def essay_feed(shelf, address):
    """The newest published essays of a shelf, in the active language; `address` is the feed's own."""
    essays = shelf.essays.published().newest_first().for_page()[:LENGTH]
    settings = EssaySettings.objects.current()
    return Feed(
        url=address,
        page_url=urljoin(address, shelf.page),
        title=shelf.title,
        language=get_language(),
        updated_at=_changed_at(shelf.essays),
        authors=[_person(shelf.author, address) if shelf.author else _site(address)],
        items=[_item(reading, settings, address) for reading in read_many(essays)],
    )


def _changed_at(essays):
    """When an essay last came, changed or went."""
    now = timezone.now()
    times = essays.once_public().aggregate(
        came=Max("publish_at"),
        changed=Max("revised_at"),
        ended=Max("unpublish_at", filter=Q(unpublish_at__lte=now)),
        withdrawn=Max("withdrawn_at"),
    )
    return max((time for time in times.values() if time), default=NEVER)


def _item(reading, settings, address):
    """One essay, in its own language whatever that of the feed."""
    article = reading.article
    with override(article.language):
        url = urljoin(address, article.get_absolute_url())
        return Item(
            id=identity(article),
            url=url,
            language=article.language,
            title=article.title,
            html=absolute(_text(reading, settings), url),
            published_at=article.publish_at,
            updated_at=max(article.publish_at, article.revised_at or article.publish_at),
            summary=article.summary,
            image=urljoin(address, article.lead_image.file.url) if article.lead_image else "",
            authors=[_person(author, address) for author in reading.authors],
            tags=[Tag(concept.slug, concept.label) for concept in reading.concepts],
        )


def _text(reading, settings):
    context = {"article": reading.article, "text": reading.text, "disclaimer": settings.disclaimer}
    context["pages"] = reading.titled_pages
    return render_to_string("articles/_feed_text.html", context)


def identity(article):
    """A name for the essay that outlives changes of its address, its language and the site's host."""
    return uuid5(NAMESPACE_OID, f"{article.created_at.isoformat()} {article.pk}").urn


def _person(author, address):
    return Person(author.name, urljoin(address, author.get_absolute_url()))


def _site(address):
    return Person(SITE, urljoin(address, reverse("home")))
