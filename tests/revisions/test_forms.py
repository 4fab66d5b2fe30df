import datetime

import pytest

from revisions.forms import freeze_value
from tests.factories import make_category


@pytest.mark.django_db
def test_freeze_value_turns_everything_into_json():
    category = make_category()
    moment = datetime.datetime(2026, 3, 1, 7, 0, tzinfo=datetime.UTC)

    assert freeze_value(category) == category.pk
    assert freeze_value([category, "x"]) == [category.pk, "x"]
    assert freeze_value(type(category).objects.all()) == [category.pk]
    assert freeze_value(moment.date()) == "2026-03-01"
    assert freeze_value(moment) == "2026-03-01T07:00:00+00:00"
    assert freeze_value(None) is None
