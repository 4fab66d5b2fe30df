"""Fixtures that every test may use."""

import hypothesis
import pytest
from django.core.cache import cache
from django.utils import translation

from tests import factories

SWEEPS = {"in_browser", "walking", "test_load_facts.py", "test_seed_demo.py", "test_lossless.py"}

# Machines are shared: a slow example is no fault of the code.
hypothesis.settings.register_profile("shared machine", deadline=None)
hypothesis.settings.load_profile("shared machine")


def pytest_collection_modifyitems(items):
    """Many examples of one thing measure nothing new, and measuring doubles their time."""
    for item in items:
        if hasattr(item.obj, "hypothesis") or SWEEPS.intersection(item.path.parts):
            item.add_marker(pytest.mark.no_cover)


@pytest.fixture(autouse=True)
def _own_media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    yield
    cache.clear()


@pytest.fixture
def blogger(db):
    return factories.make_user("blogger", role="Blogger")


@pytest.fixture
def editor(db):
    return factories.make_user("editor", role="Editor")


@pytest.fixture
def moderator(db):
    return factories.make_user("moderator", role="Moderator")


@pytest.fixture
def owner(db):
    return factories.make_user("owner", role="Owner")


@pytest.fixture
def reader(db):
    return factories.make_user("reader")
