"""Writing the index: documents with their texts, tags and words."""

from django.db import connection, transaction
from django.db.models import Q

from timeline.models.search import SearchDocument
from timeline.search import tags, vocabulary

COLUMNS = ("day", "shown_at", "shown_until", "tags", "title", "keywords", "body")
KEY = ("kind", "object_id")
VECTORS = """
    UPDATE timeline_searchdocument SET vector = %s::tsvector, heading = %s::tsvector, is_crowded = %s
    WHERE id = %s
"""


@transaction.atomic
def store(documents):
    """Add or replace documents, a few thousand at most, each once; the folded words they have."""
    documents = sorted(documents, key=lambda one: (one.kind, one.object_id))
    analysed = [document.analysed() for document in documents]
    before = _tags_now(documents)
    rows = [_row(*pair) for pair in zip(documents, analysed, strict=True)]
    SearchDocument.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=KEY, update_fields=COLUMNS, batch_size=100
    )
    if connection.vendor == "postgresql":
        _write_vectors(rows, analysed)
    tags.move(before, {row.pk: row.tags for row in rows})
    words = set().union(*(one.words for one in analysed))
    vocabulary.learn(words)
    return words


def _row(document, analysed):
    return SearchDocument(
        pk=SearchDocument.number_of(document.kind, document.object_id),
        kind=document.kind,
        object_id=document.object_id,
        day=document.day,
        shown_at=document.shown_at,
        shown_until=document.shown_until,
        tags=sorted(set(document.tags)),
        title=analysed.title,
        keywords=analysed.keywords,
        body=analysed.body,
    )


def _write_vectors(rows, analysed):
    """As literals: no parser of the database's comes between our words and the index."""
    pairs = zip(rows, analysed, strict=True)
    values = [(one.vector(), one.heading(), one.is_crowded(), row.pk) for row, one in pairs]
    with connection.cursor() as cursor:
        cursor.executemany(VECTORS, values)


def _tags_now(documents):
    """The tags of these documents as they are indexed now, by pk."""
    wanted = Q(pk__in=[])
    for kind in {document.kind for document in documents}:
        numbers = [document.object_id for document in documents if document.kind == kind]
        wanted |= Q(kind=kind, object_id__in=numbers)
    rows = SearchDocument.objects.select_for_update().filter(wanted).order_by(*KEY)
    return dict(rows.values_list("pk", "tags"))


@transaction.atomic
def remove(kind, object_ids):
    """Make these things unfindable."""
    found = SearchDocument.objects.filter(kind=kind, object_id__in=list(object_ids))
    before = dict(found.select_for_update().order_by(*KEY).values_list("pk", "tags"))
    SearchDocument.objects.filter(pk__in=before).delete()
    tags.move(before, {})


def keys_of(documents):
    """Kind and object of each document in a bitmap."""
    return list(SearchDocument.objects.filter(pk__in=list(documents)).order_by(*KEY).values_list(*KEY))


def object_ids(kind):
    """Primary keys of everything of a kind that is indexed."""
    return set(SearchDocument.objects.filter(kind=kind).values_list("object_id", flat=True))


def tidy():
    """Merge what many small writes left in pieces; worth it after a rebuild."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO timeline_searchtext(timeline_searchtext) VALUES ('optimize')")
        else:
            cursor.execute("ANALYZE timeline_searchdocument")
