"""T32: what happens to a reading path."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from articles.models import Author, EssaySettings, ReadingPath
from articles.paths import actions, preflight
from articles.paths.viewed import View
from tests.factories import make_entry, make_path, make_suggestion, make_user
from timeline.models import Entry
from timeline.models.choices import Publication
from timeline.suggestions import actions as suggestions

pytestmark = pytest.mark.django_db


def places(path):
    return list(path.steps.values_list("entry__slug", "position"))


def view(*entries, title="Norms", query="?domain=norms"):
    return View(list(entries), query, title)


def put(entry, publication):
    Entry.objects.filter(pk=entry.pk).update(publication=publication)


def test_path_of_a_view_is_a_draft_with_its_entries_in_order(blogger):
    first, second = make_entry(slug="b"), make_entry(slug="a")

    path = actions.make_of_view(view(first, second), by=blogger, language="id")

    assert (path.title, path.slug, path.language, path.query) == ("Norms", "norms", "id", "?domain=norms")
    assert (path.status, path.created_by, path.published_at) == ("draft", blogger, None)
    assert list(path.authors.all()) == [Author.objects.get(user=blogger)]
    assert places(path) == [("b", 1), ("a", 2)]


@pytest.mark.parametrize(("title", "slug"), [("Norms", "norms-2"), ("規範", "path"), ("x" * 300, "x" * 60)])
def test_path_of_a_view_gets_an_address_that_is_free(blogger, title, slug):
    make_path(slug="norms")

    path = actions.make_of_view(view(make_entry(), title=title), by=blogger, language="en")

    assert (path.slug, path.title) == (slug, title[:200])


def test_adding_a_view_leaves_out_what_is_there_and_keeps_the_first_view(blogger):
    own, other = make_entry(slug="own"), make_entry(slug="other")
    path = actions.make_of_view(view(own), by=blogger, language="en")

    added = actions.add_view(path, view(other, own, query="?kind=law"))

    assert (added, path.query) == (1, "?domain=norms")
    assert places(path) == [("own", 1), ("other", 2)]


def test_publish_shows_the_path_and_dates_it(blogger):
    path = make_path(by=blogger, is_draft=True)

    published = actions.publish(path, by=blogger)

    assert list(ReadingPath.objects.published()) == [published]
    assert published.published_at is not None


def test_publishing_again_keeps_the_day_of_the_first_time(editor):
    path = make_path()
    gone = actions.withdraw(path, by=editor, reason="Wrong.")

    again = actions.publish(gone, by=editor)

    assert (again.status, again.published_at) == ("published", path.published_at)
    assert (again.withdrawn_at, again.withdrawn_by, again.withdrawn_reason) == (None, None, "")


def test_publish_is_refused_with_everything_that_is_missing(blogger):
    draft = make_entry(publication=Publication.DRAFT)
    path = make_path(by=blogger, is_draft=True, entries=[draft], introduction=" ")

    with pytest.raises(ValidationError) as refused:
        actions.publish(path, by=blogger)

    assert refused.value.messages == [
        "Readers need an introduction of a few sentences.",
        "A path has at least two steps.",
        f"This entry is not published: {draft}.",
    ]
    assert ReadingPath.objects.get().status == "draft"


def test_withdrawn_entry_blocks_a_new_path_but_not_one_that_was_read(blogger, editor):
    entries = [make_entry(), make_entry()]
    read, unread = make_path(by=blogger, entries=entries), make_path(is_draft=True, entries=entries)
    put(entries[0], Publication.WITHDRAWN)

    assert preflight.blockers(read) == []
    assert preflight.blockers(unread) == [
        f"This entry is not published: {Entry.objects.get(pk=entries[0].pk)}."
    ]


def test_thirty_steps_are_no_matter_and_thirty_one_are_told():
    thirty = make_path(entries=[make_entry() for _ in range(30)])
    longer = make_path(entries=[*Entry.objects.all(), make_entry()])
    longer.steps.filter(position__lte=2).update(note="")

    assert preflight.warnings(thirty) == []
    assert preflight.warnings(longer) == [
        "The path has 31 steps; readers follow about 20.",
        "2 steps have no note.",
    ]


def test_blogger_publishes_only_own_paths(blogger):
    path = make_path(is_draft=True)

    with pytest.raises(PermissionDenied):
        actions.publish(path, by=blogger)

    assert not ReadingPath.objects.published().exists()


def test_only_editors_publish_where_the_site_reviews_first(blogger, editor):
    EssaySettings.objects.create(is_review_required=True)
    path = make_path(by=editor, is_draft=True)
    path.authors.add(Author.objects.for_user(blogger))

    assert (actions.may_publish(blogger, path), actions.may_publish(blogger)) == (False, False)
    assert (actions.may_publish(editor, path), actions.may_publish(editor)) == (True, True)


def test_blogger_does_not_bring_back_what_was_withdrawn(blogger, editor):
    path = make_path(by=blogger)

    assert (actions.may_publish(blogger, path), actions.may_publish(blogger)) == (True, True)
    gone = actions.withdraw(path, by=editor, reason="Wrong.")
    assert actions.may_publish(blogger, gone) is False


def test_withdraw_takes_the_path_away_and_says_why(editor):
    gone = actions.withdraw(make_path(), by=editor, reason=" Wrong. ")

    assert not ReadingPath.objects.published().exists()
    assert (gone.withdrawn_by, gone.withdrawn_reason) == (editor, "Wrong.")


@pytest.mark.parametrize(
    ("is_draft", "reason", "message"),
    [(False, " ", "Say why the path is withdrawn."), (True, "x", "Only a published path can be withdrawn.")],
)
def test_withdraw_is_refused(editor, is_draft, reason, message):
    path = make_path(is_draft=is_draft)

    with pytest.raises(ValidationError) as refused:
        actions.withdraw(path, by=editor, reason=reason)

    assert refused.value.messages == [message]


def test_withdraw_is_for_editors(blogger):
    with pytest.raises(PermissionDenied):
        actions.withdraw(make_path(by=blogger), by=blogger, reason="x")


def test_names_of_rows_say_what_they_are():
    path = make_path(title="A way", entries=[make_entry(title_en="Talks"), make_entry()])

    assert str(path) == "A way"
    assert str(path.steps.first()) == f"1. {path.steps.first().entry.number} Talks"


def test_undone_suggestion_leaves_the_draft_that_a_path_uses(blogger):
    """The draft of an accepted suggestion is not deleted under the step that shows it."""
    clerk = make_user(role="Timeline editor")
    kept = suggestions.accept(make_suggestion(), suggestions.Verdict(by=clerk, site="", answer=""))
    actions.make_of_view(view(kept.outcome), by=blogger, language="en")

    suggestions.reopen(kept, by=clerk)

    assert Entry.objects.get().publication == Publication.DRAFT
