"""A real Chromium on the live server. Any complaint of the browser fails the test."""

from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import expect, sync_playwright

from tests import browser, migrated
from tests.in_browser.steps import PHONE, WIDE
from tests.in_browser.watching import Complaints

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(autouse=True)
def _database(transactional_db):
    """The test before flushed the database; what migrations had put there comes back the same way.

    Not by serialized_rollback: it leaves not even content types to the next test that does not use it.
    """
    migrated.put_back()


@pytest.fixture(scope="session")
def chromium(django_db_setup):
    path = browser.find()
    assert path, browser.ADVICE
    expect.set_options(timeout=5_000)
    outside = {alias: connections[alias] for alias in connections}
    with sync_playwright() as playwright:
        # Playwright keeps a loop in this thread, and inside a loop Django would open connections anew.
        for alias, connection in outside.items():
            connections[alias] = connection
        running = playwright.chromium.launch(executable_path=path, args=browser.LAUNCH_ARGS)
        yield running
        running.close()


@pytest.fixture
def complaints(live_server):
    found = Complaints(live_server.url)
    yield found
    assert found.unexpected() == []


@pytest.fixture
def open_page(chromium, live_server, complaints):
    """A function that opens a window with its own cookies; options as of Playwright's new_context."""
    contexts = []

    def open_one(**options):
        context = chromium.new_context(
            base_url=live_server.url, **{"viewport": WIDE, "locale": "en", "color_scheme": "light", **options}
        )
        context.set_default_timeout(10_000)
        complaints.listen(context)
        contexts.append(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    return open_page()


@pytest.fixture
def plain_page(open_page):
    """A browser without JavaScript."""
    return open_page(java_script_enabled=False)


@pytest.fixture
def phone_page(open_page):
    """360 px wide, dark."""
    return open_page(viewport=PHONE, color_scheme="dark")


@pytest.fixture(params=["with JavaScript", "without JavaScript"])
def any_page(request, open_page):
    """Once with JavaScript and once without."""
    return open_page(java_script_enabled=request.param == "with JavaScript")
