from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles import actions
from articles.corrections import Change
from articles.models import Article, EssaySettings
from revisions.models import AppendOnlyError, Revision, Stale
from tests.factories import (
    article_data,
    make_article,
    make_author,
    make_category,
    make_draft,
    make_entry,
    make_image,
    make_reference,
    make_user,
)
from timeline.models import Concept

pytestmark = pytest.mark.django_db


def newest(article):
    return article.revisions.newest_first().first()


def reload(article):
    return Article.objects.get(pk=article.pk)


def test_save_revision_of_a_draft_shows_on_its_row(blogger):
    article = make_draft(by=blogger)

    revision = actions.save_revision(article, {**newest(article).data, "title": "New title"}, by=blogger)

    assert reload(article).title == "New title"
    assert (revision.kind, revision.created_by) == (Revision.Kind.SAVED, blogger)
    assert article.revisions.count() == 2
    assert revision.based_on == article.revisions.order_by("pk").first()


def test_save_revision_of_a_live_essay_leaves_what_readers_see(blogger):
    """B2: readers see the published text until the changes are published."""
    article = make_article(by=blogger, title="As published")

    actions.save_revision(article, {**newest(article).data, "title": "Being changed"}, by=blogger)

    assert reload(article).title == "As published"
    assert newest(article).data["title"] == "Being changed"


def test_publish_copies_everything_onto_the_row(blogger):
    first, second = make_author("First"), make_author("Second")
    image, category = make_image(), make_category("History")
    article = make_draft(by=blogger)
    data = article_data(
        category=category.pk,
        byline=[second.pk, first.pk],
        lead_image=image.pk,
        concepts=["Norms", "norms", "Attribution"],
        body="<p>Text</p>",
    )

    actions.publish(article, data, by=make_user(role="Editor"))

    published = reload(article)
    assert published.byline == [second, first]
    assert (published.category, published.lead_image) == (category, image)
    assert sorted(concept.name for concept in published.concepts.all()) == ["Attribution", "Norms"]
    assert published.is_public
    assert newest(article).kind == Revision.Kind.PUBLISHED


def test_publish_writes_citations_and_mentions_and_withdraw_removes_them(blogger, editor):
    """B21: backlinks follow what is published."""
    reference, entry = make_reference(), make_entry(slug="osce")
    article = make_article(by=blogger, body="<p>[@assegaf2020] ^[[[osce]]] [@assegaf2020]</p>")

    assert [citation.reference for citation in article.citations.all()] == [reference]
    assert [mention.entry for mention in article.mentions.all()] == [entry]

    actions.withdraw(article, by=editor, reason="Plagiarism")

    assert article.citations.count() == 0
    assert article.mentions.count() == 0


def test_publish_again_keeps_the_first_time_and_marks_the_update(blogger):
    """R1: published and updated times."""
    article = make_article(by=blogger)
    data = {**newest(article).data, "publish_at": None, "body": "<p>Better.</p>"}

    actions.publish(article, data, by=blogger, change=Change(is_small=True))

    again = reload(article)
    assert again.publish_at == article.publish_at
    assert again.revised_at > article.publish_at
    assert article.revised_at is None


def test_publish_in_the_future_is_a_schedule(blogger):
    later = timezone.now() + timedelta(days=2)

    article = make_article(by=blogger, publish_at=later.isoformat())

    assert article.publish_at == later
    assert (article.is_live, article.is_public) == (True, False)
    assert list(Article.objects.published()) == []


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("summary", "", "Readers need a summary of one or two sentences."),
        ("body", "", "The essay has no text yet."),
        ("body", "<p>[@who] [@ever]</p>", "These works are not in the library: [@who], [@ever]."),
        ("body", "<p>[[nowhere]]</p>", "This entry is not on the timeline: [[nowhere]]."),
        ("category", None, "Choose a category."),
        ("byline", [], "Name at least one author."),
        ("lead_image", 999_999, "The lead image is no longer in the library."),
    ],
)
def test_publish_refuses_what_is_incomplete(blogger, field, value, reason):
    article = make_draft(by=blogger)

    with pytest.raises(ValidationError) as refusal:
        actions.publish(article, {**newest(article).data, field: value}, by=blogger)

    assert refusal.value.message_dict == {field: [reason]}
    assert reload(article).status == Article.Status.DRAFT
    assert article.revisions.count() == 1


def test_publish_refuses_an_image_that_lost_its_licence(blogger):
    image = make_image(licence="")
    article = make_draft(by=blogger)

    with pytest.raises(ValidationError) as refusal:
        actions.publish(article, {**newest(article).data, "lead_image": image.pk}, by=blogger)

    assert refusal.value.message_dict == {"lead_image": ["The picture “A drawing” has no licence."]}


def test_publish_of_somebody_elses_essay_is_forbidden(blogger):
    article = make_draft(by=blogger)
    data = newest(article).data

    with pytest.raises(PermissionDenied):
        actions.publish(article, data, by=make_user(role="Blogger"))

    assert reload(article).status == Article.Status.DRAFT


def test_publish_waits_for_an_editor_when_review_is_required(blogger, editor):
    """B1: publishes, or submits."""
    EssaySettings.objects.create(is_review_required=True)
    article = make_draft(by=blogger)
    data = newest(article).data

    with pytest.raises(PermissionDenied):
        actions.publish(article, data, by=blogger)
    actions.submit(article, data, by=blogger)

    assert reload(article).status == Article.Status.SUBMITTED
    assert newest(article).kind == Revision.Kind.SUBMITTED

    actions.publish(article, data, by=editor)

    assert reload(article).is_public


def test_submit_refuses_what_is_incomplete(blogger):
    article = make_draft(by=blogger)

    with pytest.raises(ValidationError):
        actions.submit(article, {**newest(article).data, "category": None}, by=blogger)

    assert reload(article).status == Article.Status.DRAFT


def test_withdraw_needs_permission_reason_and_a_published_essay(blogger, editor):
    article = make_article(by=blogger)
    draft = make_draft(by=blogger)

    with pytest.raises(PermissionDenied):
        actions.withdraw(article, by=blogger, reason="I changed my mind")
    with pytest.raises(ValidationError, match="Say why the essay is withdrawn."):
        actions.withdraw(article, by=editor, reason="  ")
    with pytest.raises(ValidationError, match="Only a published essay can be withdrawn."):
        actions.withdraw(draft, by=editor, reason="Not good")

    assert reload(article).is_public

    actions.withdraw(article, by=editor, reason="Plagiarism")

    gone = reload(article)
    assert (gone.status, gone.withdrawn_by, gone.withdrawn_reason) == ("withdrawn", editor, "Plagiarism")
    assert gone.is_gone


def test_author_cannot_bring_back_a_withdrawn_essay_but_an_editor_can(blogger, editor):
    article = make_article(by=blogger)
    data = newest(article).data
    actions.withdraw(article, by=editor, reason="Plagiarism")

    with pytest.raises(PermissionDenied):
        actions.publish(article, data, by=blogger)
    actions.publish(article, data, by=editor)

    assert reload(article).withdrawn_reason == ""
    assert reload(article).is_public


def test_translation_joins_the_group_of_its_original(blogger):
    original = make_article(by=blogger, language="id")

    translation = make_article(by=blogger, language="en", translation_of=original.pk)

    assert list(original.translations()) == [translation]
    assert list(translation.translations()) == [original]


def test_revision_is_never_changed(blogger):
    revision = newest(make_draft(by=blogger))

    with pytest.raises(AppendOnlyError):
        revision.save()


def test_saving_on_an_outdated_revision_is_stale_for_every_verb(blogger):
    """Two people, or two clicks: the second is told, and nothing is stored."""
    article = make_draft(by=blogger)
    opened = newest(article)
    actions.save_revision(article, opened.data, by=blogger, based_on=opened.pk)

    for verb in (actions.save_revision, actions.submit, actions.publish):
        with pytest.raises(Stale):
            verb(article, opened.data, by=blogger, based_on=opened.pk)

    assert article.revisions.count() == 2
    assert reload(article).status == Article.Status.DRAFT
    assert str(newest(article)).startswith("Saved 20")


def test_draft_makes_no_concepts_public(blogger):
    make_draft(by=blogger, concepts=["Words nobody reviewed"])

    assert Concept.objects.count() == 0


def test_draft_after_withdrawal_leaves_the_public_page_alone(blogger, editor):
    article = make_article(by=blogger, title="As it was")
    actions.withdraw(article, by=editor, reason="Plagiarism")

    actions.save_revision(article, {**newest(article).data, "title": "Free text"}, by=blogger)

    assert reload(article).title == "As it was"


def test_withdrawn_before_anybody_saw_it_stays_unknown(blogger, editor, client):
    later = timezone.now() + timedelta(days=2)
    article = make_article(by=blogger, publish_at=later.isoformat(), title="Never public")

    actions.withdraw(article, by=editor, reason="An internal remark")

    response = client.get(article.get_absolute_url())
    assert response.status_code == 404
    assert "Never public" not in response.content.decode()


def test_nobody_joins_the_translations_of_an_essay_they_may_not_change(blogger):
    original = make_article(by=make_user(role="Blogger"), language="id")

    mine = make_article(by=blogger, language="en", translation_of=original.pk)

    assert list(original.translations()) == []
    assert mine.translation_group != original.translation_group


def test_citations_keep_the_order_of_the_text(blogger):
    for key in ("alpha", "beta", "gamma"):
        make_reference(key)

    article = make_article(by=blogger, body="<p>[@gamma] [@alpha] [@beta]</p>")

    assert [one.reference.key for one in article.citations.all()] == ["gamma", "alpha", "beta"]
