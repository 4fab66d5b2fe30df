"""The small record that the tests of filters share."""

import pytest

from tests.timeline.record import make_record


@pytest.fixture
def record(db):
    return make_record()
