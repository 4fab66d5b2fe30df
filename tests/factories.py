"""Test data: plain functions that make one row with sensible values."""

import itertools
from collections import defaultdict
from contextlib import contextmanager
from datetime import timedelta
from functools import cache

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone

from articles import actions
from articles.models import Article, Author, Category, Image, ReadingPath, Reference
from articles.paths import actions as path_actions
from cyberdiplomacy.demo.pictures import draw
from discussion.models import Comment, ReactionKind
from timeline.facets import upkeep as facets
from timeline.models import (
    Actor,
    Concept,
    Domain,
    Entry,
    EntryActor,
    EntrySource,
    LinkCheck,
    SearchDocument,
    Source,
    Suggestion,
)
from timeline.models.choices import Publication
from timeline.search import upkeep

counter = itertools.count(1)
drawn = cache(draw)
PASSWORD = "correct horse battery"


def make_user(username=None, *, role=None, **overrides):
    """A person; with a role, staff in that group."""
    username = username or f"person{next(counter)}"
    values = {"email": f"{username}@example.org", "is_staff": role is not None, **overrides}
    user = get_user_model().objects.create_user(username, password=PASSWORD, **values)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


_waiting = None


@contextmanager
def indexed_together():
    """What is made meanwhile is findable at the end, all at once: a record in a third of the time."""
    global _waiting
    _waiting = defaultdict(set)
    try:
        yield
        for kind, pks in _waiting.items():
            upkeep.refresh(kind, pks)
    finally:
        _waiting = None


def _index(kind, *rows):
    if _waiting is None:
        upkeep.refresh(kind, [row.pk for row in rows])
    else:
        _waiting[kind].update(row.pk for row in rows)


def make_actor(name="Indonesia", **overrides):
    values = {"slug": name.lower().replace(" ", "-"), "name_en": name, "name_id": name, "kind": "state"}
    actor = Actor.objects.create(**{**values, **overrides})
    _index(SearchDocument.Kind.ACTOR, actor)
    return actor


def make_concept(name="Cyber norms", *, synonyms=(), **overrides):
    concept = Concept.objects.create(name=name, **overrides)
    for word in synonyms:
        concept.synonyms.create(name=word)
    _index(SearchDocument.Kind.CONCEPT, concept)
    return concept


def make_domain(name="Norms", **overrides):
    values = {
        "slug": name.lower().replace(" ", "-"),
        "name_en": name,
        "name_id": f"{name} (id)",
        "description_en": f"What {name} is.",
        "description_id": f"Apa itu {name}.",
    }
    return Domain.objects.create(**{**values, **overrides})


def make_source(**overrides):
    number = next(counter)
    values = {"title": f"Document {number}", "publisher": "United Nations", "kind": "official-document"}
    return Source.objects.create(**{**values, **overrides})


def make_entries(dates):
    """A bare published entry for each date, all at once; found by the filters but not by words."""
    entries = [
        Entry(
            number=f"CD-{date[:4]}-{place:06}",
            slug=f"entry-{place}",
            title_en=f"Event {place}",
            title_id=f"Peristiwa {place}",
            date=date,
            kind="agreement",
            publication=Publication.PUBLISHED,
        )
        for place, date in enumerate(dates)
    ]
    for entry in entries:
        entry.follow_date()
    Entry.objects.bulk_create(entries)
    facets.rebuild()


def make_entry(*, actors=(), domains=(), sources=(), concepts=(), **overrides):
    """A published entry, indexed as the admin does it; actors are rows or (row, role) pairs."""
    number = next(counter)
    values = {
        "slug": f"event-{number}",
        "title_en": f"Event {number}",
        "title_id": f"Peristiwa {number}",
        "summary_en": "Something happened.",
        "summary_id": "Sesuatu terjadi.",
        "date": "2013-12-03",
        "kind": "agreement",
        "publication": Publication.PUBLISHED,
    }
    entry = Entry.objects.create(**{**values, **overrides})
    entry.domains.set(domains)
    for place, actor in enumerate(actors):
        row, role = actor if isinstance(actor, tuple) else (actor, "")
        EntryActor.objects.create(entry=entry, actor=row, role=role, position=place)
    for source in sources:
        EntrySource.objects.create(entry=entry, source=source)
    entry.concepts.set(concepts)
    entry.review_sources()
    _index(SearchDocument.Kind.ENTRY, entry)
    _index(SearchDocument.Kind.CONCEPT, *concepts)
    return entry


def make_claim(entry, claimant=None, accused=None, **overrides):
    """An attribution of the entry, by somebody to somebody, with a source."""
    number = next(counter)
    values = {
        "claimant": claimant or make_actor(f"Claimant {number}"),
        "accused": accused or make_actor(f"Accused {number}"),
        "basis": "political",
        "date": "2021-04-15",
        "source": overrides.pop("source", None) or make_source(),
    }
    return entry.attributions.create(**{**values, **overrides})


def make_suggestion(**overrides):
    """A waiting suggestion of a new entry; give `entry`, `data` and `before` for a correction."""
    number = next(counter)
    data = {
        "title_en": f"Suggestion {number}",
        "summary_en": "It happened.",
        "date": "2019-03",
        "kind": "law",
    }
    values = {"data": data, "source": "https://example.org/act", "language": "en"}
    return Suggestion.objects.create(**{**values, **overrides})


def make_link_check(source=None, **overrides):
    """A look at a source's address, which answered unless told otherwise."""
    source = source or make_source(url=f"https://example.org/{next(counter)}")
    values = {"source": source, "url": source.url, "checked_at": timezone.now()}
    values |= {} if "error" in overrides else {"status_code": 200}
    return LinkCheck.objects.create(**{**values, **overrides})


def make_category(name="Analysis", **overrides):
    values = {"slug": name.lower(), "name_en": name, "name_id": f"{name} (id)"}
    return Category.objects.get_or_create(slug=values["slug"], defaults={**values, **overrides})[0]


def make_author(name="Ratih Maharani", **overrides):
    values = {"name": name, "slug": f"author-{next(counter)}"}
    return Author.objects.create(**{**values, **overrides})


def make_image(**overrides):
    values = {
        "title": "A drawing",
        "file": ContentFile(drawn("test"), name="drawing.webp"),
        "alt": "Points and lines",
        "credit": "Made for a test",
        "licence": "CC BY 4.0",
    }
    return Image.objects.create(**{**values, **overrides})


def make_reference(key="assegaf2020", **overrides):
    item = {
        "id": key,
        "type": "article-journal",
        "title": "Cyber diplomacy",
        "author": [{"family": "Assegaf", "given": "Ahmad Rafi"}],
        "issued": {"date-parts": [[2020]]},
        **overrides,
    }
    return Reference.objects.create(key=key, csl=item)


def article_data(**overrides):
    """Revision data of a complete essay, as the form freezes it."""
    number = next(counter)
    values = {
        "title": f"Essay {number}",
        "slug": f"essay-{number}",
        "language": "en",
        "summary": "What it says.",
        "body": "<p>A first sentence.</p>",
        "category": None,
        "concepts": [],
        "byline": [],
        "lead_image": None,
        "translation_of": None,
        "are_comments_open": True,
        "publish_at": None,
        "unpublish_at": None,
    }
    return {**values, **overrides}


def make_draft(*, by, **overrides):
    """An unpublished essay of this person's, with its first revision."""
    author = Author.objects.for_user(by)
    data = article_data(**{"category": make_category().pk, "byline": [author.pk], **overrides})
    article = Article.objects.create(
        title=data["title"], slug=data["slug"], language=data["language"], created_by=by
    )
    actions.save_revision(article, data, by=by)
    return Article.objects.get(pk=article.pk)


def make_article(*, by=None, **overrides):
    """A published essay; publish_at lies an hour back unless given."""
    by = by or make_user(role="Blogger")
    overrides.setdefault("publish_at", (timezone.now() - timedelta(hours=1)).isoformat())
    article = make_draft(by=by, **overrides)
    actions.publish(article, article.revisions.newest_first().first().data, by=by)
    return Article.objects.get(pk=article.pk)


def make_comment(article, *, by=None, **overrides):
    values = {"body": "A thought.", "status": Comment.Status.APPROVED}
    return Comment.objects.create(article=article, user=by or make_user(), **{**values, **overrides})


def reaction_kind(slug="timely"):
    return ReactionKind.objects.get(slug=slug)


def make_path(*, by=None, entries=None, is_draft=False, **overrides):
    """A reading path past these entries, two unless given; published unless it is to be a draft."""
    by = by or make_user(role="Blogger")
    number = next(counter)
    values = {
        "title": f"Path {number}",
        "slug": f"path-{number}",
        "language": "en",
        "introduction": "What is to be seen.",
        "created_by": by,
    }
    path = ReadingPath.objects.create(**{**values, **overrides})
    path.authors.add(Author.objects.for_user(by))
    for place, entry in enumerate([make_entry(), make_entry()] if entries is None else entries, 1):
        path.steps.create(entry=entry, position=place, note=f"Note {place}.")
    return path if is_draft else path_actions.publish(path, by=by)
