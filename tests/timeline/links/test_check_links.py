"""manage.py check_links, and where its findings show."""

from datetime import UTC, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from tests import factories
from tests.timeline import reading
from tests.timeline.links.strangers import server
from timeline.links import archives, checking
from timeline.models import LinkCheck, Source

pytestmark = pytest.mark.django_db
LIST = "/admin/timeline/linkcheck/"


@pytest.fixture
def stranger(settings, monkeypatch):
    settings.LINKS_MAY_BE_PRIVATE = True
    monkeypatch.setattr(checking, "PAUSE", 0)
    monkeypatch.setattr(checking.manner, "__defaults__", (0,))
    with server() as found:
        yield found


def run(*arguments):
    out = StringIO()
    call_command("check_links", *arguments, stdout=out)
    return out.getvalue().splitlines()


def test_addresses_are_checked_and_counted(stranger):
    for path in ("/ok", "/missing", "/forbidden"):
        factories.make_source(url=f"{stranger.url}{path}")
    factories.make_source()

    first, second = run(), run()

    assert first == [
        f"unclear: 403 {stranger.url}/forbidden",
        f"failed: 404 {stranger.url}/missing",
        "answered: 1",
        "failed: 1",
        "unclear: 1",
    ]
    assert second == ["answered: 0", "failed: 0", "unclear: 0"]
    assert sorted(LinkCheck.objects.values_list("status_code", flat=True)) == [200, 403, 404]


def test_address_that_another_run_took_is_not_counted(stranger, monkeypatch):
    factories.make_source(url=f"{stranger.url}/ok")
    monkeypatch.setattr(checking, "check", lambda url, how: None)

    assert run() == ["answered: 0", "failed: 0", "unclear: 0"]


def test_private_address_is_not_asked_on_a_real_site(stranger, settings):
    settings.LINKS_MAY_BE_PRIVATE = False
    factories.make_source(url=f"{stranger.url}/ok")

    assert run()[0] == f"unclear: address {stranger.url}/ok"
    assert stranger.asked == []


def test_limit_bounds_the_addresses(stranger):
    for path in ("/ok", "/missing"):
        factories.make_source(url=f"{stranger.url}{path}")

    run("--limit=1")

    assert LinkCheck.objects.count() == 1


@pytest.mark.parametrize("option", ["--limit=0", "--older-than=6", "--timeout=0", "--timeout=x"])
def test_odd_options_are_refused(option):
    with pytest.raises(CommandError):
        run(option)


@pytest.fixture
def dead():
    """A source whose address failed on 3 March 2026 for the second time."""
    failed_at = datetime(2026, 3, 3, 5, tzinfo=UTC)
    return factories.make_link_check(
        factories.make_source(url="https://example.org/gone"),
        status_code=404,
        checked_at=failed_at,
        first_failed_at=failed_at - timedelta(days=7),
        last_failed_at=failed_at,
    )


def source_line(client, entry):
    (sources,) = reading.of_class(reading.page(client.get(entry.get_absolute_url())), "sources")
    return reading.text(sources)


def test_entry_says_which_address_did_not_answer(client, dead):
    Source.objects.filter(pk=dead.source_id).update(archive_url="https://example.org/copy")
    entry = factories.make_entry(sources=[dead.source])

    assert source_line(client, entry).endswith(
        "The address did not answer on 3 March 2026. Official document archived copy"
    )


def test_entry_says_nothing_of_an_address_that_answers(client):
    entry = factories.make_entry(sources=[factories.make_link_check().source, factories.make_source()])

    assert "did not answer" not in source_line(client, entry)


@pytest.mark.parametrize("number", [1, 3])
def test_states_of_links_cost_the_entry_page_no_query(client, number, django_assert_num_queries):
    sources = [factories.make_source() for _ in range(number)]
    checked = [factories.make_link_check().source for _ in range(number)]
    entry = factories.make_entry(sources=[*sources, *checked])
    client.get(entry.get_absolute_url())

    with django_assert_num_queries(16):
        client.get(entry.get_absolute_url())


@pytest.fixture
def desk(client):
    client.force_login(factories.make_user(role="Timeline editor"))
    return client


def test_desk_offers_a_wayback_link_for_what_is_dead(desk, dead):
    factories.make_link_check()

    everything, found = desk.get(LIST), desk.get(LIST, {"state": "dead"})

    (copy,) = reading.of_class(reading.page(found), "field-copy")
    assert copy.find("a").get("href") == archives.wayback(dead.source)
    assert len(reading.of_class(reading.page(everything), "field-copy")) == 2


@pytest.mark.parametrize(("state", "number"), [("dead", 1), ("failing", 2), ("moved", 1), ("", 4)])
def test_desk_finds_links_by_their_state(desk, dead, state, number):
    now = timezone.now()
    factories.make_link_check(error="timeout", checked_at=now, first_failed_at=now, last_failed_at=now)
    factories.make_link_check(final_url="https://example.org/there")
    factories.make_link_check()

    response = desk.get(LIST, {"state": state} if state else {})

    assert len(reading.of_class(reading.page(response), "field-source")) == number


def test_confirmed_wayback_links_become_archived_copies(desk, dead):
    alive = factories.make_link_check()
    chosen = {"action": "keep_copies", "_selected_action": [dead.pk, alive.pk]}

    response = desk.post(LIST, chosen, follow=True)

    dead.source.refresh_from_db()
    assert dead.source.archive_url == "https://web.archive.org/web/20260223/https://example.org/gone"
    assert "1 archived copy is noted." in response.content.decode()
    assert Source.objects.exclude(archive_url="").count() == 1
    (copy,) = reading.of_class(reading.page(desk.get(LIST, {"state": "dead"})), "field-copy")
    assert copy.find("a").get("href") == dead.source.archive_url


def test_nobody_writes_checks_by_hand(desk, dead):
    answers = [desk.get(f"{LIST}add/"), desk.post(f"{LIST}{dead.pk}/delete/")]

    assert [one.status_code for one in answers] == [403, 403]


def test_names_of_checks_are_readable(dead):
    refused = factories.make_link_check(error="timeout")

    assert [str(dead), refused.result] == ["https://example.org/gone: 404", "No answer in time"]
