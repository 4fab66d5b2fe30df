"""B21: an entry lists the published essays that cite it, and an essay shows the entry as it is now."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles import actions
from articles.corrections import Change
from tests.factories import make_article, make_draft, make_entry, make_user
from tests.timeline import reading

pytestmark = pytest.mark.django_db
BODY = "<p>As [[osce]] shows.</p>"


@pytest.fixture
def entry():
    return make_entry(slug="osce", title_en="Workshop", title_id="Lokakarya", date="2009")


def backlinks(client, entry):
    page = reading.page(client.get(entry.get_absolute_url()))
    sections = [node for node in page.iter("section") if node.get("aria-labelledby") == "citing-title"]
    return [reading.text(title) for section in sections for title in section.iter("h3")]


def link(client, article):
    (found,) = reading.of_class(reading.page(client.get(article.get_absolute_url())), "entry-link")
    return found.get("href"), reading.text(found)


def test_backlink_comes_with_publishing_and_goes_with_withdrawal(client, blogger, editor, entry):
    draft = make_draft(by=blogger, title="On Vienna", body=BODY)
    before = backlinks(client, entry)

    actions.publish(draft, draft.revisions.newest().data, by=blogger)
    while_public = backlinks(client, entry)
    actions.withdraw(draft, by=editor, reason="It was wrong.")

    assert (before, while_public, backlinks(client, entry)) == ([], ["On Vienna"], [])


def test_backlink_waits_for_the_time_of_a_scheduled_essay(client, blogger, entry):
    tomorrow = timezone.now() + timedelta(days=1)
    make_article(by=blogger, body=BODY, publish_at=tomorrow.isoformat())

    assert backlinks(client, entry) == []


def test_backlink_goes_with_the_citation(client, blogger, entry):
    article = make_article(by=blogger, title="On Vienna", body=BODY)
    data = {**article.revisions.newest().data, "body": "<p>Nothing of it.</p>"}

    actions.publish(article, data, by=blogger, change=Change("It was another event."))

    assert backlinks(client, entry) == []


def test_renamed_entry_is_cited_by_its_new_name_and_keeps_its_backlink(client, blogger, entry):
    article = make_article(by=blogger, title="On Vienna", body=BODY)
    entry.title_en = "Conference"
    entry.save()

    assert link(client, article) == (entry.get_absolute_url(), "Conference, 2009")
    assert backlinks(client, entry) == ["On Vienna"]
    assert (
        client.get(f"/timeline/{entry.number}-any-old-name/").headers["Location"] == link(client, article)[0]
    )


def test_name_that_essays_cite_cannot_be_changed_in_the_admin(client, entry):
    client.force_login(make_user("curator", role="Timeline editor"))

    form = client.get(reverse("admin:timeline_entry_change", args=[entry.pk])).context["adminform"].form

    assert "slug" not in form.fields
