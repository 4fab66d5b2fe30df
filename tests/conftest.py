"""Fixtures that every test may use."""

import pytest
from django.core.cache import cache
from django.utils import translation

from tests import factories


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
