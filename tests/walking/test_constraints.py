"""Every named constraint of our tables is violated once, in the database itself."""

import uuid
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from articles.models import Article, Citation, EssaySettings, HomeSlot, Mention, ReadingPath
from articles.models.reading import DailyViews
from discussion.models import (
    Comment,
    Decision,
    DiscussionSettings,
    Pointer,
    Reaction,
    Report,
    Standing,
    Tally,
)
from tests.factories import (
    make_actor,
    make_article,
    make_category,
    make_comment,
    make_entry,
    make_image,
    make_link_check,
    make_path,
    make_reference,
    make_source,
    make_suggestion,
    make_user,
    reaction_kind,
)
from timeline.models import (
    Attribution,
    Concept,
    DatasetVersion,
    Entry,
    EntryActor,
    EntrySource,
    FacetState,
    Import,
    ImportRow,
    Membership,
    Relation,
    SearchDocument,
    Source,
)

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def article(**values):
    """An update of a published essay's row, past every form."""
    Article.objects.filter(pk=make_article().pk).update(**values)


def reading_path(**values):
    ReadingPath.objects.filter(pk=make_path().pk).update(**values)


def twice(model, **values):
    for _ in range(2):
        model.objects.create(**values)


def comment(**values):
    Comment.objects.filter(pk=make_comment(make_article()).pk).update(**values)


def decide(**values):
    Decision.objects.create(
        **{"verb": "suspend", "reason": "x", "decided_by": make_user(), "person": make_user(), **values}
    )


def reaction(**values):
    kind, given = reaction_kind(), make_article()
    Reaction.objects.create(**{"article": given, "user": make_user(), "kind": kind, **values})


def second_translation():
    group = uuid.uuid4()
    for slug in ("one", "two"):
        Article.objects.create(
            title=slug, slug=slug, language="en", translation_group=group, created_by=make_user()
        )


def tag_twice(owner):
    concept = Concept.objects.create(name="Norms")
    for _ in range(2):
        owner.taggings.create(tag=concept)


def freeze(number):
    DatasetVersion.objects.create(number=number, published_at=NOW, entry_count=1, folder="x", manifest={})


def an_import(**values):
    values = {"delimiter": ",", "headings": [], "created_by": make_user(), **values}
    return Import.objects.create(file_name="entries.csv", **values)


VIOLATIONS = {
    "import_done_whole": lambda: an_import(state="done"),
    "import_row_once": lambda: twice(ImportRow, imported=an_import(), number=2),
    "actor_iso3166_once": lambda: [make_actor(name, iso3166="ID") for name in ("A", "B")],
    "actor_iso3166_for_states": lambda: make_actor("ASEAN", kind="regional-organisation", iso3166="AS"),
    "membership_once": lambda: twice(
        Membership, actor=make_actor("A"), body=make_actor("B"), relation="member"
    ),
    "membership_not_of_itself": lambda: (
        lambda one: Membership.objects.create(actor=one, body=one, relation="organ")
    )(make_actor("A")),
    "entry_concept_once": lambda: tag_twice(make_entry()),
    "entry_span_forwards": lambda: Entry.objects.filter(pk=make_entry().pk).update(
        latest_on=date(1990, 1, 1)
    ),
    "entry_actor_role_once": lambda: twice(EntryActor, entry=make_entry(), actor=make_actor("A")),
    "entry_source_once": lambda: twice(EntrySource, entry=make_entry(), source=make_source()),
    "relation_once": lambda: twice(Relation, entry=make_entry(), target=make_entry(), kind="follows"),
    "relation_not_to_itself": lambda: (
        lambda one: Relation.objects.create(entry=one, target=one, kind="follows")
    )(make_entry()),
    "attribution_once": lambda: twice(
        Attribution,
        entry=make_entry(),
        claimant=make_actor("A"),
        accused=make_actor("B"),
        date="2020",
        source=make_source(),
    ),
    "attribution_to_somebody_else": lambda: (
        lambda one: Attribution.objects.create(
            entry=make_entry(), claimant=one, accused=one, date="2020", source=make_source()
        )
    )(make_actor("A")),
    "facet_state_only_row": lambda: FacetState.objects.create(only_row=False),
    "dataset_version_once": lambda: [freeze(1), freeze(1)],
    "dataset_version_counts_from_one": lambda: freeze(0),
    "search_document_once": lambda: twice(
        SearchDocument, kind="entry", object_id=1, day=date(2026, 1, 1), title="", keywords="", body=""
    ),
    "source_once": lambda: twice(Source, title="Same"),
    "source_has_title": lambda: Source.objects.create(title=""),
    "suggestion_decision_whole": lambda: make_suggestion(decided_at=NOW),
    "suggestion_decline_explained": lambda: make_suggestion(
        status="declined", decided_at=NOW, decided_by=make_user()
    ),
    "suggestion_has_source": lambda: make_suggestion(source=""),
    "suggestion_credit_named": lambda: make_suggestion(name="", wants_credit=True),
    "link_check_one_result": lambda: make_link_check(status_code=404, error="timeout"),
    "link_check_failures_forwards": lambda: make_link_check(last_failed_at=NOW),
    "image_alt_or_decorative": lambda: make_image(alt=""),
    "image_has_credit": lambda: make_image(credit=""),
    "citation_once": lambda: twice(Citation, article=make_article(), reference=make_reference()),
    "mention_once": lambda: twice(Mention, article=make_article(), entry=make_entry()),
    "path_entry_once": lambda: (lambda one: one.steps.create(entry=one.steps.first().entry))(make_path()),
    "path_publication_dated": lambda: reading_path(published_at=None),
    "path_withdrawal_explained": lambda: reading_path(status="withdrawn"),
    "essay_settings_only_row": lambda: EssaySettings.objects.create(only_row=False),
    "home_slot_forwards": lambda: HomeSlot.objects.create(
        block="headline", article=make_article(), starts_at=NOW, ends_at=NOW, chosen_by=make_user()
    ),
    "home_slot_filled": lambda: HomeSlot.objects.create(
        block="video", article=make_article(), chosen_by=make_user()
    ),
    "article_first_publication_named": lambda: article(first_published_url="https://example.org/"),
    "daily_views_once": lambda: twice(DailyViews, article=make_article(), day=date(2026, 1, 1)),
    "article_translation_once": second_translation,
    "article_published_complete": lambda: article(category=None),
    "article_schedule_forwards": lambda: article(unpublish_at=NOW - timedelta(days=9)),
    "article_withdrawal_explained": lambda: article(status="withdrawn"),
    "article_author_once": lambda: (lambda one: one.bylines.create(author=one.byline[0]))(make_article()),
    "article_concept_once": lambda: tag_twice(make_article()),
    "comment_has_text": lambda: comment(body=""),
    "comment_depth_in_bounds": lambda: comment(depth=4),
    "comment_decision_whole": lambda: comment(decided_at=NOW),
    "comment_rejection_decided": lambda: comment(status="rejected"),
    "comment_hold_explained": lambda: comment(status="pending"),
    "pointer_once": lambda: twice(
        Pointer, comment=make_comment(make_article()), token="@a", reference=make_reference()
    ),
    "pointer_to_one_thing": lambda: Pointer.objects.create(comment=make_comment(make_article()), token="@a"),
    "report_once": lambda: twice(
        Report, comment=make_comment(make_article()), reporter=make_user(), reason="spam"
    ),
    "report_decision_whole": lambda: Report.objects.create(
        comment=make_comment(make_article()), reporter=make_user(), reason="spam", status="upheld"
    ),
    "reaction_once": lambda: twice(Reaction, article=make_article(), user=make_user(), kind=reaction_kind()),
    "reaction_void_whole": lambda: reaction(voided_at=NOW),
    "tally_part_of_whole": lambda: Tally.objects.create(article=make_article(), total=1, favourable=2),
    "decision_has_reason": lambda: decide(reason=""),
    "decision_about_one_thing": lambda: decide(comment=make_comment(make_article())),
    "discussion_settings_only_row": lambda: DiscussionSettings.objects.create(only_row=False),
    "standing_suspension_explained": lambda: Standing.objects.create(user=make_user(), suspended_until=NOW),
}


def named_constraints():
    ours = [
        model
        for label in ("timeline", "articles", "discussion")
        for model in apps.get_app_config(label).get_models()
    ]
    return {
        constraint.name
        for model in ours
        for constraint in model._meta.constraints
        if isinstance(constraint, models.BaseConstraint)
    }


def test_every_constraint_has_its_violation_here():
    assert named_constraints() == set(VIOLATIONS)


@pytest.mark.parametrize("name", sorted(VIOLATIONS))
def test_constraint_bites(name):
    make_category()

    with pytest.raises(IntegrityError), transaction.atomic():
        VIOLATIONS[name]()
