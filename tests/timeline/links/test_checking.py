"""timeline/links/checking.py and archives.py: what is due, what is kept, and what counts as dead."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests import factories
from timeline.links import archives, checking
from timeline.links.asking import Answer
from timeline.models import LinkCheck, Source

pytestmark = pytest.mark.django_db
URL = "https://example.org/doc"
DAY = timedelta(days=1)


def ago(days):
    return timezone.now() - days * DAY


@pytest.fixture
def source():
    return factories.make_source(url=URL)


def make_earlier(source, days):
    """As if everything that is kept had happened so many days before."""
    check = LinkCheck.objects.get(source=source)
    for name in ("checked_at", "first_failed_at", "last_failed_at"):
        if value := getattr(check, name):
            setattr(check, name, value - days * DAY)
    check.save()


def test_addresses_not_asked_for_a_week_are_due_the_longest_waiting_first():
    factories.make_source()
    for name, days in (("month", 30), ("yesterday", 1), ("week", 7.1), ("young", 6.9)):
        source = factories.make_source(url=f"https://{name}.org/")
        factories.make_link_check(source, checked_at=ago(days))
    factories.make_source(url="https://never.org/")

    assert checking.due() == ["https://never.org/", "https://month.org/", "https://week.org/"]
    assert checking.due(14 * DAY) == ["https://never.org/", "https://month.org/"]
    assert checking.due(DAY) == checking.due()
    assert checking.due(limit=1) == ["https://never.org/"]


def test_same_address_of_two_sources_is_due_once():
    first, _second = factories.make_source(url=URL), factories.make_source(url=URL)

    before = checking.due()
    factories.make_link_check(first)

    assert (before, checking.due()) == ([URL], [])


def test_changed_address_is_due_at_once(source):
    factories.make_link_check(source)

    Source.objects.update(url="https://example.org/new")

    assert checking.due() == ["https://example.org/new"]


def test_busy_host_is_left_alone_as_long_as_it_asked(source):
    factories.make_link_check(source, checked_at=ago(8), retry_at=timezone.now() + DAY)
    before = checking.due()

    LinkCheck.objects.update(retry_at=timezone.now() - DAY)

    assert (before, checking.due()) == ([], [URL])


def test_hosts_take_turns():
    urls = ["https://a.org/1", "https://a.org/2", "https://a.org/3", "https://b.org/1", "https://[x/"]

    assert checking.in_turns(urls) == ["https://a.org/1", "https://b.org/1", "https://[x/", *urls[1:3]]


def test_pace_waits_for_the_same_host_only():
    now, waited = [100.0], []

    def sleep(seconds):
        waited.append(seconds)
        now[0] += seconds

    pace = checking.Pace(2, clock=lambda: now[0], sleep=sleep)
    for host, passed in (("a", 0), ("b", 0.5), ("a", 0), ("a", 9)):
        now[0] += passed
        pace(host)

    assert waited == [1.5]


def test_agent_names_the_site(settings):
    settings.ALLOWED_HOSTS, settings.HTTPS = ["record.example"], True

    how = checking.manner(3)

    assert "(+https://record.example/;" in how.agent
    assert (how.timeout, how.may_be_private) == (3, False)


def test_answer_is_kept_for_every_source_of_the_address(source):
    twin = factories.make_source(url=URL)
    factories.make_source(url="https://example.org/other")

    checking.store(URL, Answer(200, final_url="https://example.org/there"))

    kept = LinkCheck.objects.order_by("pk")
    assert [(one.source, one.result, one.final_url, one.is_dead) for one in kept] == [
        (source, "200", "https://example.org/there", False),
        (twin, "200", "https://example.org/there", False),
    ]


@pytest.mark.parametrize(
    ("second", "days", "is_dead"),
    [
        (Answer(404), 7, True),
        (Answer(error="timeout"), 1, True),
        (Answer(404), 0.9, False),
        (Answer(200), 7, False),
        (Answer(403), 7, False),
        (Answer(error="tls"), 7, False),
    ],
)
def test_address_is_dead_after_two_failures_a_day_apart(source, second, days, is_dead):
    checking.store(URL, Answer(410))
    once = LinkCheck.objects.get().is_dead
    make_earlier(source, days)

    checking.store(URL, second)

    check = LinkCheck.objects.get()
    assert (once, check.is_dead, LinkCheck.objects.dead().count()) == (False, is_dead, int(is_dead))


def test_refusal_between_two_failures_changes_nothing(source):
    for answer in (Answer(404), Answer(429, retry_after=60), Answer(404)):
        checking.store(URL, answer)
        make_earlier(source, 7)

    assert LinkCheck.objects.get().is_dead


def test_answer_brings_an_address_back_to_life(source):
    for answer in (Answer(404), Answer(404), Answer(200)):
        checking.store(URL, answer)
        make_earlier(source, 7)

    check = LinkCheck.objects.get()
    assert (check.is_dead, check.first_failed_at, check.last_failed_at) == (False, None, None)


def test_new_address_of_a_source_is_not_dead_by_the_old_one(source):
    for answer in (Answer(404), Answer(404)):
        checking.store(URL, answer)
        make_earlier(source, 7)

    Source.objects.update(url="https://example.org/new")

    assert (LinkCheck.objects.get().is_dead, LinkCheck.objects.dead().count()) == (False, 0)


def test_address_asked_by_somebody_else_meanwhile_is_left_alone(source):
    factories.make_link_check(source, checked_at=ago(3))

    assert checking.check(URL, None) is None


def dead(source, **overrides):
    values = {"status_code": 404, "first_failed_at": ago(9), "last_failed_at": ago(1), "checked_at": ago(1)}
    return factories.make_link_check(source, **{**values, **overrides})


def test_wayback_link_leads_to_when_the_address_was_last_seen(source):
    dead(source, first_failed_at=datetime(2026, 3, 3, 5, tzinfo=UTC))
    failed = archives.wayback(source)
    source.accessed_on = date(2025, 1, 31)

    assert failed == f"https://web.archive.org/web/20260302/{URL}"
    assert archives.wayback(source) == f"https://web.archive.org/web/20250131/{URL}"


def test_confirmed_wayback_link_becomes_the_archived_copy(source):
    dead(source)
    clerk = factories.make_user(role="Timeline editor")

    first, second = archives.keep(source, by=clerk), archives.keep(Source.objects.get(), by=clerk)

    assert (first, second) == (True, False)
    assert Source.objects.get().archive_url == archives.wayback(source)


def test_wayback_link_that_is_too_long_is_not_kept():
    source = factories.make_source(url=f"https://example.org/{'a' * 470}")
    dead(source)

    assert not archives.keep(source, by=factories.make_user(role="Timeline editor"))


def test_others_keep_no_copy(source, blogger):
    dead(source)

    with pytest.raises(PermissionDenied):
        archives.keep(source, by=blogger)
