"""timeline/suggestions/actions.py: what editors decide, and what the sender and the record get of it."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from tests import factories
from timeline.models import Concept, Entry, Source, Suggestion
from timeline.slugs import free_slug
from timeline.suggestions import actions
from timeline.suggestions.actions import Verdict

pytestmark = pytest.mark.django_db
SITE = "https://example.org"


@pytest.fixture
def desk():
    return factories.make_user("clerk", role="Timeline editor")


def verdict(by, answer=""):
    return Verdict(by=by, site=SITE, answer=answer)


AN_ACT = {
    "title_en": "An act",
    "summary_en": "It was passed.",
    "date": "2019-03",
    "kind": "law",
    "status": "in-force",
    "is_non_traditional": True,
    "domains": ["norms", "gone"],
    "actors": ["Nowhere", "indonesia"],
    "concepts": ["Cyber norms", "Unheard of"],
}


def test_accepted_new_entry_becomes_a_draft_with_what_the_record_knows(desk):
    actor, domain = factories.make_actor("Indonesia"), factories.make_domain("Norms")
    concept = factories.make_concept("Cyber norms")
    source = factories.make_source(url="https://example.org/act")
    suggestion = factories.make_suggestion(data=AN_ACT)

    accepted = actions.accept(suggestion, verdict(desk))

    draft = Entry.objects.get()
    assert accepted.outcome == draft
    assert (draft.publication, draft.title_en, draft.title_id, draft.slug) == (
        "draft",
        "An act",
        "",
        "an-act",
    )
    assert (draft.date, draft.kind, draft.status, draft.is_non_traditional) == (
        "2019-03",
        "law",
        "in-force",
        True,
    )
    assert (draft.actors_named, list(draft.domains.all())) == ([actor], [domain])
    assert (list(draft.concepts.all()), list(draft.sources.all())) == ([concept], [source])
    assert Concept.objects.count() == 1


@pytest.mark.parametrize(
    ("reference", "title", "url"),
    [
        ("https://example.org/a", "https://example.org/a", "https://example.org/a"),
        ("United Nations,\n A/RES/64/25 ", "United Nations, A/RES/64/25", ""),
        ("javascript:alert(1)", "javascript:alert(1)", ""),
        (f"https://example.org/{'a' * 600}", f"https://example.org/{'a' * 600}"[:400], ""),
    ],
)
def test_source_that_the_record_lacks_is_added_for_the_editor_to_describe(desk, reference, title, url):
    actions.accept(factories.make_suggestion(source=reference), verdict(desk))
    actions.accept(factories.make_suggestion(source=reference), verdict(desk))

    source = Source.objects.get()
    assert (source.title, source.url, source.kind) == (title, url, "")
    assert [entry.needs_sources for entry in Entry.objects.all()] == [True, True]


def test_drafts_of_the_same_title_get_addresses_of_their_own(desk):
    data = {"title_id": "Undang-undang", "date": "2019", "kind": "law"}
    for _ in range(3):
        actions.accept(factories.make_suggestion(data=data), verdict(desk))

    slugs = Entry.objects.order_by("pk").values_list("slug", flat=True)
    assert list(slugs) == ["undang-undang", "undang-undang-2", "undang-undang-3"]
    assert free_slug(Entry.objects, "東京", 75, "entry") == "entry"


def test_decision_is_written_to_the_sender_in_their_language_after_commit(
    desk, django_capture_on_commit_callbacks
):
    entry = factories.make_entry(slug="pact")
    kept = factories.make_suggestion(email="me@example.org", language="id")

    with django_capture_on_commit_callbacks(execute=True):
        actions.mark_duplicate(kept, verdict(desk, "See there."), entry=entry)
        assert mail.outbox == []

    (letter,) = mail.outbox
    assert letter.to == ["me@example.org"]
    assert f"{SITE}/id/suggestions/{kept.token}/" in letter.body
    assert f"{SITE}/id/timeline/{entry.number}-pact/" in letter.body
    assert "See there." in letter.body


SUBJECTS = {
    "accepted": "Your suggestion: Accepted",
    "correction": "Your suggestion: Accepted",
    "declined": "Your suggestion: Declined",
    "duplicate": "Your suggestion: Known already",
}
FIRST_LINES = {
    "accepted": "Thank you. Your suggestion was accepted; an editor now writes the entry.",
    "correction": "Thank you. Your correction was accepted and the entry was changed.",
    "declined": "Thank you for your suggestion. The editors did not take it up.",
    "duplicate": "Thank you for your suggestion. The record, or somebody before you, said the same already.",
}


@pytest.mark.parametrize("status", ["accepted", "correction", "declined", "duplicate"])
def test_letter_says_what_was_decided(desk, status, django_capture_on_commit_callbacks):
    entry = factories.make_entry() if status == "correction" else None
    kept = factories.make_suggestion(email="me@example.org", entry=entry)

    with django_capture_on_commit_callbacks(execute=True):
        if status == "declined":
            actions.decline(kept, verdict(desk, "It is a rumour & no more."))
        elif status == "duplicate":
            actions.mark_duplicate(kept, verdict(desk))
        else:
            actions.accept(kept, verdict(desk), entry=entry)

    (letter,) = mail.outbox
    assert letter.subject == SUBJECTS[status]
    assert letter.body.splitlines()[0] == FIRST_LINES[status]
    assert ("It is a rumour & no more." in letter.body) == (status == "declined")


def test_sender_without_an_address_gets_no_letter(desk, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        actions.decline(factories.make_suggestion(), verdict(desk, "No."))

    assert mail.outbox == []


def test_letter_that_cannot_be_sent_does_not_undo_the_decision(
    desk, settings, django_capture_on_commit_callbacks
):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    kept = factories.make_suggestion(email="me@example.org")

    with django_capture_on_commit_callbacks(execute=True):
        actions.decline(kept, verdict(desk, "No."))

    kept.refresh_from_db()
    assert kept.status == "declined"


@pytest.mark.parametrize("answer", ["", "  "])
def test_declining_needs_an_answer(desk, answer):
    kept = factories.make_suggestion()

    with pytest.raises(ValidationError, match="Say why"):
        actions.decline(kept, verdict(desk, answer))

    kept.refresh_from_db()
    assert kept.is_waiting


def test_second_decision_is_refused(desk):
    kept = factories.make_suggestion()
    actions.decline(kept, verdict(desk, "No."))

    with pytest.raises(ValidationError, match="in the meantime"):
        actions.accept(kept, verdict(desk))

    assert Entry.objects.count() == 0


@pytest.mark.parametrize("role", [None, "Blogger", "Moderator", "Editor"])
def test_nobody_else_decides(role):
    kept = factories.make_suggestion()
    person = factories.make_user(role=role)

    for decide in (actions.accept, actions.decline, actions.mark_duplicate):
        with pytest.raises(PermissionDenied):
            decide(kept, verdict(person, "No."))
    with pytest.raises(PermissionDenied):
        actions.reopen(kept, by=person)


def test_undone_acceptance_takes_its_untouched_draft_along(desk):
    kept = actions.accept(factories.make_suggestion(), verdict(desk))

    actions.reopen(kept, by=desk)

    kept.refresh_from_db()
    assert (kept.status, kept.decided_at, kept.decided_by, kept.answer, kept.outcome) == (
        "waiting",
        None,
        None,
        "",
        None,
    )
    assert Entry.objects.count() == 0


def test_draft_that_an_editor_saved_stays(desk):
    kept = actions.accept(factories.make_suggestion(), verdict(desk))
    kept.outcome.revisions.create(data={}, created_by=desk)

    actions.reopen(kept, by=desk)

    assert Entry.objects.count() == 1


@pytest.mark.parametrize("verb", ["correction", "duplicate"])
def test_undone_decision_never_deletes_an_entry_that_was_there(desk, verb):
    entry = factories.make_entry(publication="draft")
    kept = factories.make_suggestion(entry=entry if verb == "correction" else None)
    decide = actions.accept if verb == "correction" else actions.mark_duplicate
    decided = decide(kept, verdict(desk), entry=entry)

    actions.reopen(decided, by=desk)

    assert Entry.objects.get() == entry


def test_what_waits_cannot_be_opened_again(desk):
    with pytest.raises(ValidationError, match="in the meantime"):
        actions.reopen(factories.make_suggestion(), by=desk)


def test_addresses_of_old_decisions_are_forgotten(desk):
    now = timezone.now()
    decided = {"status": "declined", "answer": "No.", "decided_by": desk, "email": "me@example.org"}
    old = factories.make_suggestion(**decided, decided_at=now - timedelta(days=400))
    young = factories.make_suggestion(**decided, decided_at=now - timedelta(days=300))
    waiting = factories.make_suggestion(email="me@example.org")

    number = actions.forget_senders(now - timedelta(days=365))

    emails = [Suggestion.objects.get(pk=one.pk).email for one in (old, young, waiting)]
    assert (number, emails) == (1, ["", "me@example.org", "me@example.org"])
