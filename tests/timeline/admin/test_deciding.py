"""timeline/admin/deciding.py: decisions about whole entries at the desk."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests import factories
from tests.timeline import reading
from timeline.history import changes
from timeline.models import Entry

pytestmark = pytest.mark.django_db
LIST = "/admin/timeline/entry/"


@pytest.fixture
def desk(client):
    client.force_login(factories.make_user(role="Timeline editor"))
    return client


@pytest.fixture
def entry(db):
    return factories.make_entry(sources=[factories.make_source()], domains=[factories.make_domain()])


def told(response):
    """What the next page tells the editor."""
    return [
        reading.text(item) for box in reading.of_class(reading.page(response), "messagelist") for item in box
    ]


def test_withdrawing_asks_for_a_reason_and_says_it_is_done(desk, entry):
    address = f"{LIST}{entry.pk}/withdraw/"

    asked = desk.get(address)
    refused = desk.post(address, {"reason": " "})
    was_public = Entry.objects.get().is_public
    done = desk.post(address, {"reason": "It never happened."}, follow=True)

    assert (asked.status_code, refused.status_code, was_public) == (200, 200, True)
    assert refused.context["form"].errors == {"reason": ["This field is required."]}
    assert told(done) == [f"Done: “{entry}”."]
    assert Entry.objects.get().is_withdrawn
    assert changes(entry)[0].reason == "It never happened."


def test_restoring_brings_the_entry_back(desk, entry):
    desk.post(f"{LIST}{entry.pk}/withdraw/", {"reason": "It never happened."})

    desk.post(f"{LIST}{entry.pk}/restore/", {"reason": "It did."})

    assert Entry.objects.get().is_public
    assert changes(entry)[0].reason == "It did."


def test_decision_that_does_not_fit_is_told_beside_the_reason(desk, entry):
    response = desk.post(f"{LIST}{entry.pk}/restore/", {"reason": "It did."})

    assert response.status_code == 200
    assert entry.number in response.context["form"].errors["reason"][0]


@pytest.mark.parametrize("verb", ["withdraw", "restore", "check"])
def test_decision_about_nothing_is_not_found(desk, verb):
    assert desk.post(f"{LIST}999/{verb}/", {"reason": "Because."}).status_code == 404


@pytest.mark.parametrize("verb", ["withdraw", "restore", "check"])
@pytest.mark.parametrize("role", ["Blogger", "Moderator", "Editor"])
def test_nobody_else_decides(client, entry, verb, role):
    client.force_login(factories.make_user(role=role))

    response = client.post(f"{LIST}{entry.pk}/{verb}/", {"reason": "Because."})

    assert response.status_code == 403
    assert Entry.objects.get().is_public
    assert Entry.objects.get().checked_on is None


def test_button_notes_that_the_entry_was_checked_today(desk, entry):
    looked = desk.get(f"{LIST}{entry.pk}/check/", follow=True)
    before = Entry.objects.get().checked_on
    done = desk.post(f"{LIST}{entry.pk}/check/", follow=True)

    assert (before, told(looked)) == (None, [])
    assert told(done) == ["1 entry is noted as checked."]
    assert Entry.objects.get().checked_on == timezone.localdate()


def test_button_and_links_stand_above_the_form(desk, entry):
    page = reading.page(desk.get(f"{LIST}{entry.pk}/change/"))

    (tools,) = reading.of_class(page, "object-tools")
    links = [link.get("href") for link in tools.iter("a")]
    assert [form.get("action") for form in tools.iter("form")] == [f"{LIST}{entry.pk}/check/"]
    assert f"{LIST}{entry.pk}/withdraw/" in links
    assert f"{LIST}{entry.pk}/restore/" not in links


@pytest.mark.parametrize(
    ("publication", "has_page"), [("draft", False), ("published", True), ("withdrawn", True)]
)
def test_only_what_has_a_page_can_be_viewed_on_the_site(desk, entry, publication, has_page):
    Entry.objects.update(publication=publication)

    response = desk.get(f"{LIST}{entry.pk}/change/")

    assert response.context["has_absolute_url"] is has_page


def test_chosen_drafts_are_published_and_those_without_a_source_named(desk):
    ready = factories.make_entry(publication="draft", sources=[factories.make_source()])
    bare = factories.make_entry(publication="draft")
    chosen = {"action": "publish_chosen", "_selected_action": [ready.pk, bare.pk]}

    response = desk.post(LIST, chosen, follow=True)

    assert told(response) == [
        f"{bare.number}: An entry is published with at least one source.",
        "1 entry is published.",
    ]
    assert list(Entry.objects.published()) == [ready]


def test_chosen_entries_are_noted_as_checked(desk):
    entries = [factories.make_entry() for _ in range(2)]
    chosen = {"action": "check_chosen", "_selected_action": [entry.pk for entry in entries]}

    response = desk.post(LIST, chosen, follow=True)

    assert told(response) == ["2 entries are noted as checked."]
    assert Entry.objects.filter(checked_on=timezone.localdate()).count() == 2


@pytest.mark.parametrize(("choice", "days"), [("lately", 1), ("old", 400), ("never", None), (None, "all")])
def test_list_is_narrowed_by_when_entries_were_checked(desk, choice, days):
    today = timezone.localdate()
    made = {
        age: factories.make_entry(checked_on=None if age is None else today - timedelta(days=age))
        for age in (1, 400, None)
    }

    response = desk.get(LIST, {"checked": choice} if choice else {})

    found = {entry.pk for entry in response.context["cl"].result_list}
    assert found == ({entry.pk for entry in made.values()} if days == "all" else {made[days].pk})


def test_list_says_how_fresh_entries_are(desk):
    factories.make_entry()
    factories.make_entry(checked_on="2019-05-03")
    factories.make_entry(checked_on=timezone.localdate())

    page = reading.page(desk.get(LIST, {"o": "4"}))

    shown = [reading.text(cell) for cell in reading.of_class(page, "field-freshness")]
    assert sorted(text for text in shown if "2019" in text or text == "never") == [
        "3 May 2019, long ago",
        "never",
    ]
    assert len(shown) == 3
