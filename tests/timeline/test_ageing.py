"""timeline/ageing.py: what of the record grows old."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from tests import factories
from timeline import ageing

pytestmark = pytest.mark.django_db


def findings(slug, months=12):
    (section,) = [one for one in ageing.sections(months) if one.slug == slug]
    found = list(section.findings())
    assert (section.count, section.first(100)) == (len(found), found)
    return found


@pytest.fixture
def _today(monkeypatch):
    moment = datetime(2026, 3, 31, 5, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.mark.usefixtures("_today")
@pytest.mark.parametrize(
    ("months", "day"),
    [(1, date(2026, 2, 28)), (12, date(2025, 3, 31)), (3, date(2025, 12, 31)), (25, date(2024, 2, 29))],
)
def test_months_are_counted_back_to_a_day_of_the_calendar(months, day):
    assert ageing.months_ago(months) == day


@pytest.mark.usefixtures("_today")
def test_entries_not_checked_for_long_stand_after_those_never_checked():
    long_ago = factories.make_entry(title_en="Old", checked_on=date(2025, 3, 31))
    factories.make_entry(title_en="Young", checked_on=date(2025, 4, 1))
    never = factories.make_entry(title_en="Never")
    factories.make_entry(title_en="Draft", publication="draft")

    found = findings("unchecked")

    assert [(one.title, one.address, one.since, one.note) for one in found] == [
        (str(never), f"/admin/timeline/entry/{never.pk}/change/", None, "never"),
        (str(long_ago), f"/admin/timeline/entry/{long_ago.pk}/change/", date(2025, 3, 31), ""),
    ]
    assert len(findings("unchecked", months=13)) == 1


def test_entries_without_enough_sources_are_found():
    poor = factories.make_entry(sources=[factories.make_source(kind="news")])
    factories.make_entry(sources=[factories.make_source()])
    factories.make_entry(publication="withdrawn")

    assert [one.title for one in findings("needs-sources")] == [str(poor)]


def dead_source(**overrides):
    source = factories.make_source(url=f"https://example.org/{next(factories.counter)}", **overrides)
    since = datetime(2026, 3, 3, 5, tzinfo=UTC)
    failed = {"first_failed_at": since, "last_failed_at": since + timedelta(days=7)}
    factories.make_link_check(source, status_code=404, checked_at=since + timedelta(days=7), **failed)
    return source


def test_dead_links_of_published_entries_are_found_once_with_help():
    used, copied, unused = dead_source(), dead_source(archive_url="https://example.org/copy"), dead_source()
    factories.make_entry(sources=[used, copied])
    factories.make_entry(sources=[used])
    factories.make_entry(sources=[unused], publication="draft")

    found = findings("dead-links")

    assert [(one.title, one.since, one.note, one.help_address) for one in found] == [
        (str(used), date(2026, 3, 3), f"404: {used.url}", f"https://web.archive.org/web/20260302/{used.url}"),
        (str(copied), date(2026, 3, 3), f"404: {copied.url}", ""),
    ]
