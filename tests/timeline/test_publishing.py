"""timeline/publishing.py: publish, withdraw, bring back and check, each a verb with its rules."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.factories import make_concept, make_entry, make_source, make_user
from tests.timeline import reading
from timeline import publishing
from timeline.history import changes
from timeline.models import Entry, SearchDocument

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(db):
    return make_user("curator", role="Timeline editor")


def test_entry_without_a_source_is_not_published(curator):
    """T10."""
    entry = make_entry(publication="draft")

    with pytest.raises(ValidationError, match="An entry is published with at least one source"):
        publishing.publish(entry, by=curator)

    assert Entry.objects.get().publication == "draft"
    assert entry.revisions.count() == 0


def test_published_draft_is_found_and_has_its_first_step(curator):
    entry = make_entry(publication="draft", sources=[make_source()])

    publishing.publish(entry, by=curator)

    assert Entry.objects.published().get() == entry
    assert [step.what for step in changes(entry)] == ["published"]
    assert SearchDocument.objects.filter(kind="entry").count() == 1


def test_withdrawn_entry_is_hidden_and_found_no_more(curator):
    concept = make_concept()
    entry = make_entry(sources=[make_source()], concepts=[concept])

    publishing.withdraw(entry, by=curator, reason=" It never happened. ")

    assert [(step.what, step.reason) for step in changes(entry)] == [("withdrawn", "It never happened.")]
    assert Entry.objects.published().count() == 0
    assert SearchDocument.objects.filter(kind="entry").count() == 0


@pytest.mark.parametrize("verb", [publishing.withdraw, publishing.restore])
@pytest.mark.parametrize("reason", ["", "  \n"])
def test_decision_needs_a_reason(curator, verb, reason):
    entry = make_entry(sources=[make_source()])

    with pytest.raises(ValidationError, match="Say why"):
        verb(entry, by=curator, reason=reason)

    assert Entry.objects.get().is_public


@pytest.mark.parametrize(
    ("publication", "verb"),
    [
        ("draft", publishing.withdraw),
        ("withdrawn", publishing.withdraw),
        ("draft", publishing.restore),
        ("published", publishing.restore),
    ],
)
def test_decision_that_does_not_fit_is_refused(curator, publication, verb):
    entry = make_entry(sources=[make_source()], publication=publication)

    with pytest.raises(ValidationError, match=entry.number):
        verb(entry, by=curator, reason="Because.")

    assert Entry.objects.get().publication == publication


def test_second_of_two_who_withdraw_at_once_is_told(curator):
    entry = make_entry(sources=[make_source()])
    stale = Entry.objects.get()
    publishing.withdraw(entry, by=curator, reason="First.")

    with pytest.raises(ValidationError, match="Withdrawn"):
        publishing.withdraw(stale, by=curator, reason="Second.")

    assert [step.reason for step in changes(entry)] == ["First."]


def test_restored_entry_is_back_with_both_reasons(client, curator):
    entry = make_entry(sources=[make_source()])
    publishing.withdraw(entry, by=curator, reason="It never happened.")

    publishing.restore(entry, by=curator, reason="It did.")

    page = reading.page(client.get(entry.get_absolute_url()))
    (steps,) = reading.of_class(page, "history")
    assert [reading.text(step).split(": ", 1)[1] for step in steps] == [
        "published again (Timeline editor): It did.",
        "withdrawn (Timeline editor): It never happened.",
        "added to the record",
    ]


def test_entry_that_lost_its_sources_is_not_restored(curator):
    entry = make_entry(publication="withdrawn")

    with pytest.raises(ValidationError, match="at least one source"):
        publishing.restore(entry, by=curator, reason="It did.")


def test_check_notes_the_day_and_counts(curator):
    entries = [make_entry() for _ in range(2)]
    other = make_entry()
    changed_at = entries[0].changed_at

    number = publishing.check_today(Entry.objects.exclude(pk=other.pk))

    noted = Entry.objects.filter(checked_on=timezone.localdate())
    assert number == 2
    assert set(noted) == set(entries)
    assert noted.get(pk=entries[0].pk).changed_at > changed_at
