from importlib import import_module

import pytest
from django.apps import apps

from discussion.models import Pointer
from tests.factories import make_article, make_comment, make_entry, make_reference

pytestmark = pytest.mark.django_db


def test_sources_of_comments_written_before_are_noted():
    article = make_article()
    comment = make_comment(article, body="[@assegaf2020], [[osce]], @nobody")
    make_comment(article, body="Plain")
    work, entry = make_reference(), make_entry(slug="osce")

    import_module("discussion.migrations.0004_sources_in_comments").note_sources(apps, None)

    found = [(one.comment, one.token, one.reference or one.entry) for one in Pointer.objects.all()]
    assert found == [(comment, "@assegaf2020", work), (comment, "[[osce]]", entry)]
