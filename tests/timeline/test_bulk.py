"""timeline/bulk.py: many rows at once, without objects."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests import factories
from timeline import bulk
from timeline.models import EntryActor, SearchDocument, SearchWord

pytestmark = pytest.mark.django_db
COLUMNS = ("id", "kind", "object_id", "day", "tags", "title", "keywords", "body")


def test_rows_are_inserted_in_order_with_their_keys():
    entry, actor = factories.make_entry(), factories.make_actor("niger")

    rows = [(entry.pk, actor.pk, role, "claimed", place) for place, role in enumerate(("host", "party"))]
    bulk.insert(EntryActor, ("entry", "actor", "role", "claim", "position"), rows)

    assert list(EntryActor.objects.values_list("entry", "actor", "role", "claim", "position")) == rows


def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        bulk.insert(SearchWord, ("word",), [])


def test_row_that_is_there_is_an_error_unless_said_otherwise():
    bulk.insert(SearchWord, ("word",), [("norm",)])

    with pytest.raises(IntegrityError), transaction.atomic():
        bulk.insert(SearchWord, ("word",), [("norm",)])
    bulk.insert(SearchWord, ("word",), [("norm",), ("treaty",)], bulk.ALREADY)

    assert set(SearchWord.objects.values_list("word", flat=True)) == {"norm", "treaty"}


def test_replacing_brings_new_values_and_keeps_other_rows():
    day = date(2018, 7, 3)
    bulk.replace(
        SearchDocument, COLUMNS, [(pk, "entry", pk, day, ["type:entry"], "old", "", "") for pk in (1, 2)]
    )

    bulk.replace(SearchDocument, COLUMNS, [(2, "entry", 2, day, ["year:2018", "é"], "new", "", "%s")])

    found = SearchDocument.objects.order_by("pk").values_list("pk", "title", "tags", "body", "day")
    assert list(found) == [(1, "old", ["type:entry"], "", day), (2, "new", ["year:2018", "é"], "%s", day)]
