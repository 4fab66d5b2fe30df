"""The index of the search: what is findable, its facets and its vocabulary.

Written only by timeline.search.index. Beside these columns SQLite has a table of FTS5 and PostgreSQL two
columns of tsvector, made in migration 0002.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from timeline.search.analysis import LONGEST_WORD


class SearchDocumentQuerySet(models.QuerySet):
    def hidden(self, now):
        """What nobody may find at this moment: not yet due, or past its time."""
        return self.filter(Q(shown_at__gt=now) | Q(shown_until__lte=now))


class SearchDocument(models.Model):
    """One findable thing; title, keywords and body hold stems, parted by single spaces.

    Primary keys are numbers of 32 bits (what a bitmap holds) that follow from kind and object.
    """

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Essay")
        ENTRY = "entry", _("Entry")
        ACTOR = "actor", _("Actor")
        CONCEPT = "concept", _("Concept")

    kind = models.CharField(max_length=10, choices=Kind)
    object_id = models.BigIntegerField()
    day = models.DateField()
    shown_at = models.DateTimeField(null=True)
    shown_until = models.DateTimeField(null=True)
    # Before the long texts, so that SQLite reads it without them.
    tags = models.JSONField(default=list)
    title = models.TextField()
    keywords = models.TextField()
    body = models.TextField()

    SHARE = 2**30
    """Each kind has so many primary keys; they begin where NUMBERED says."""
    NUMBERED = {Kind.ENTRY: 0, Kind.ARTICLE: SHARE, Kind.ACTOR: 2 * SHARE, Kind.CONCEPT: 3 * SHARE}

    objects = SearchDocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = _("findable text")
        verbose_name_plural = _("findable texts")
        constraints = [
            models.UniqueConstraint(fields=["kind", "object_id"], name="search_document_once"),
        ]
        indexes = [
            models.Index(fields=["-day", "-id"], name="search_newest"),
            models.Index(fields=["shown_at"], name="search_shown_at", condition=Q(shown_at__isnull=False)),
            models.Index(
                fields=["shown_until"], name="search_shown_until", condition=Q(shown_until__isnull=False)
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.object_id}"

    @classmethod
    def number_of(cls, kind, object_id):
        """The primary key of a document: of an entry, its own, so that bitmaps of both fit together."""
        return cls.NUMBERED[kind] + object_id


class SearchTag(models.Model):
    """One value of a facet, such as year:2018, with the bitmap of the documents that have it."""

    name = models.CharField(max_length=140, unique=True)
    documents = models.BinaryField()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = _("facet value")
        verbose_name_plural = _("facet values")

    def __str__(self):
        return self.name


class SearchWord(models.Model):
    """A folded word that some findable text has or had; what is gone goes with the next reindex_search."""

    word = models.CharField(max_length=LONGEST_WORD, primary_key=True)

    class Meta:
        ordering = ["word"]
        verbose_name = _("known word")
        verbose_name_plural = _("known words")

    def __str__(self):
        return self.word
