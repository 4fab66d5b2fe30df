"""manage.py reindex_search: the whole index anew."""

import io

import pytest
from django.core.management import call_command

from tests import factories
from timeline.models import Entry, SearchDocument

pytestmark = pytest.mark.django_db


def reindex():
    out = io.StringIO()
    call_command("reindex_search", stdout=out)
    return out.getvalue().split()


def test_rows_changed_past_the_admin_are_found_as_they_are_now(client):
    factories.make_entry(title_en="Before")
    factories.make_article()
    Entry.objects.update(title_en="Afterwards")

    report = reindex()

    assert sorted(report) == ["1", "1", "article:", "entry:"]
    assert b"Afterwards" in client.get("/search/?q=afterwards").content
    assert b"Event" not in client.get("/search/?q=before").content


def test_second_run_changes_nothing():
    factories.make_entry()
    reindex()
    before = list(SearchDocument.objects.order_by("pk").values())

    reindex()

    assert list(SearchDocument.objects.order_by("pk").values()) == before
