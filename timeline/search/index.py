"""Writing the index: documents with their texts, tags and words."""

from django.db import connection, transaction
from django.db.models import Q

from timeline import bulk
from timeline.models.search import SearchDocument
from timeline.search import tags, vocabulary

KEY = ("kind", "object_id")
COLUMNS = ("id", *KEY, "day", "shown_at", "shown_until", "tags", "title", "keywords", "body")
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
    numbers = [SearchDocument.number_of(one.kind, one.object_id) for one in documents]
    after = {pk: sorted(set(one.tags)) for pk, one in zip(numbers, documents, strict=True)}
    triples = zip(numbers, documents, analysed, strict=True)
    bulk.replace(SearchDocument, COLUMNS, [_row(pk, one, text, after[pk]) for pk, one, text in triples])
    if connection.vendor == "postgresql":
        _write_vectors(numbers, analysed)
    tags.move(before, after)
    words = set().union(*(one.words for one in analysed))
    vocabulary.learn(words)
    return words


def _row(pk, document, analysed, carried):
    what = (pk, document.kind, document.object_id)
    when = (document.day, document.shown_at, document.shown_until)
    return (*what, *when, carried, analysed.title, analysed.keywords, analysed.body)


def _write_vectors(numbers, analysed):
    """As literals: no parser of the database's comes between our words and the index."""
    pairs = zip(numbers, analysed, strict=True)
    values = [(one.vector(), one.heading(), one.is_crowded(), pk) for pk, one in pairs]
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
