"""Documents for tests of the engine, and searching them by name."""

import itertools
from datetime import date

from timeline.models import SearchDocument
from timeline.search import index
from timeline.search.document import Document
from timeline.search.finding import Finding
from timeline.search.query import parse

counter = itertools.count(1)


def make_document(title="", body="", *, language="en", keywords=(), tags=(), **overrides):
    """An indexed document of an entry that need not exist."""
    values = {
        "kind": "entry",
        "object_id": next(counter),
        "title": [(title, language)],
        "keywords": [(word, language) for word in keywords],
        "body": [(body, language)],
        "tags": ["type:entry", *tags],
        "day": date(2020, 1, 1),
    }
    document = Document(**{**values, **overrides})
    index.store([document])
    return SearchDocument.objects.get(kind=document.kind, object_id=document.object_id)


def found(text, **choice):
    """Primary keys of the objects found, in order."""
    return [pk for _kind, pk in Finding(parse(text), choice).page(0, 100)]
