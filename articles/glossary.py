"""Which concepts readers may know of: the defined ones, and those that something published carries."""

from django.db.models import Case, Exists, Max, Min, OuterRef, Q, Subquery, When

from articles.models import Article
from timeline.models import Concept, Entry

DEFINED = ~Q(definition_en="") | ~Q(definition_id="")


def public_concepts():
    """Those whose page a reader may open now."""
    return Concept.objects.filter(DEFINED | Exists(_entries()) | Exists(_of(Article.objects.published())))


def findable_concepts():
    """Those that readers may, or will, find.

    `is_known` says that time plays no part; else `first_at` and `last_at` are the times between which essays
    carry it (`last_at` is None without an end).
    """
    essays = _of(Article.objects.live().not_over())
    return Concept.objects.filter(DEFINED | Exists(_entries()) | Exists(essays)).annotate(
        is_known=Case(When(DEFINED | Exists(_entries()), then=True), default=False),
        first_at=_over(essays, Min("publish_at")),
        last_at=Case(
            When(~Exists(essays.filter(unpublish_at=None)), then=_over(essays, Max("unpublish_at")))
        ),
    )


def _entries():
    return _of(Entry.objects.published())


def _of(rows):
    return rows.order_by().filter(concepts=OuterRef("pk"))


def _over(essays, extreme):
    return Subquery(essays.values("concepts").annotate(found=extreme).values("found")[:1])
