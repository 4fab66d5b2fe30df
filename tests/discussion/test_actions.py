from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from articles.models import Article
from discussion import actions
from discussion.models import Comment, Decision, DiscussionSettings, Reaction, Report, Standing, Tally
from revisions.models import AppendOnlyError
from tests.factories import make_article, make_author, make_comment, make_user, reaction_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(blogger):
    return make_article(by=blogger)


def chosen(*comments):
    return Comment.objects.filter(pk__in=[comment.pk for comment in comments])


def suspended(**overrides):
    user = make_user()
    values = {"suspended_until": timezone.now() + timedelta(days=1), "suspension_reason": "Insults"}
    Standing.objects.create(user=user, **{**values, **overrides})
    return user


def test_first_two_comments_wait_and_the_third_is_shown(article, reader, moderator):
    posted = []
    for number in range(3):
        comment = actions.post_comment(article, by=reader, text=f"Thought {number}")
        posted.append((comment.status, comment.hold))
        actions.approve(chosen(comment), by=moderator, reason="Fine")

    assert posted == [("pending", "first-comments"), ("pending", "first-comments"), ("approved", "")]


def test_held_comments_are_a_setting(article, reader):
    """O3"""
    DiscussionSettings.objects.create(held_comments=0)

    assert actions.post_comment(article, by=reader, text="Hello").status == "approved"


def test_duplicate_and_restricted_are_held(article, reader):
    DiscussionSettings.objects.create(held_comments=0)
    actions.post_comment(article, by=make_user(), text="The same words")

    assert actions.post_comment(article, by=reader, text="The same words").hold == "duplicate"
    Standing.objects.create(user=reader, level=Standing.Level.RESTRICTED)
    assert actions.post_comment(article, by=reader, text="Other words").hold == "restricted"


def test_comment_is_refused_where_comments_are_closed(article, reader):
    """C1: closed per essay, after N days, and with the essay itself."""
    closed = "Comments on this essay are closed."
    Article.objects.update(are_comments_open=False)
    with pytest.raises(ValidationError, match=closed):
        actions.post_comment(Article.objects.get(), by=reader, text="Hello")

    Article.objects.update(are_comments_open=True, publish_at=timezone.now() - timedelta(days=31))
    DiscussionSettings.objects.create(comments_close_after_days=30)
    with pytest.raises(ValidationError, match=closed):
        actions.post_comment(Article.objects.get(), by=reader, text="Hello")

    assert Comment.objects.count() == 0


def test_suspended_reader_is_refused_with_the_reason_everywhere(article):
    user = suspended()
    comment = make_comment(article)
    calls = [
        lambda: actions.post_comment(article, by=user, text="Hello"),
        lambda: actions.react(article, by=user, kind=reaction_kind()),
        lambda: actions.report(comment, by=user, reason="spam"),
    ]

    for call in calls:
        with pytest.raises(ValidationError, match="Reason: Insults"):
            call()

    assert (Comment.objects.count(), Reaction.objects.count(), Report.objects.count()) == (1, 0, 0)


def test_suspension_ends_by_date_alone(article):
    user = suspended(suspended_until=timezone.now() - timedelta(seconds=1))

    assert actions.post_comment(article, by=user, text="Hello").user == user


def test_fifth_comment_within_a_minute_is_refused(article, reader):
    for number in range(4):
        actions.post_comment(article, by=reader, text=f"Thought {number}")

    with pytest.raises(actions.TooManyComments):
        actions.post_comment(article, by=reader, text="One more")

    assert Comment.objects.count() == 4


def test_reply_to_another_essays_comment_is_refused(article, blogger, reader):
    elsewhere = make_comment(make_article(by=blogger))

    with pytest.raises(ValidationError) as refusal:
        actions.post_comment(article, by=reader, text="Hello", parent=elsewhere)

    assert refusal.value.message_dict == {"parent": ["The comment you answer belongs to another essay."]}


def test_replies_deepen_to_three_levels_then_stay(article):
    first = make_comment(article)
    second = make_comment(article, parent=first)
    third = make_comment(article, parent=second)
    fourth = make_comment(article, parent=third)

    assert [comment.depth for comment in (first, second, third, fourth)] == [1, 2, 3, 3]


def test_reaction_is_one_per_reader_and_changeable(article, reader):
    """R8"""
    actions.react(article, by=reader, kind=reaction_kind("timely"))
    actions.react(article, by=reader, kind=reaction_kind("not-interesting"))

    assert [reaction.kind.slug for reaction in Reaction.objects.all()] == ["not-interesting"]
    tally = Tally.objects.get()
    assert (tally.total, tally.favourable, tally.score) == (1, 0, 0.0)


def test_reaction_can_be_taken_back(article, reader):
    """R8"""
    actions.react(article, by=reader, kind=reaction_kind())
    actions.react(article, by=reader, kind=None)
    actions.react(article, by=reader, kind=None)

    assert Reaction.objects.count() == 0
    assert Tally.objects.get().total == 0


def test_reaction_to_ones_own_essay_is_refused_for_every_author(article):
    """R8: refused with a friendly message, also for who wrote it and signs another name."""
    coauthor = make_user()
    article.bylines.all().delete()
    article.bylines.create(author=make_author(user=coauthor), position=1)

    for user in (article.created_by, coauthor):
        with pytest.raises(ValidationError, match="your readers decide what it is worth"):
            actions.react(article, by=user, kind=reaction_kind())


def test_seven_kinds_are_there_after_migration():
    """R8"""
    assert list(reaction_kind().__class__.objects.values_list("name_en", "name_id", "is_favourable")) == [
        ("Timely", "Aktual", True),
        ("Useful", "Bermanfaat", True),
        ("Inspiring", "Inspiratif", True),
        ("Interesting", "Menarik", True),
        ("Entertaining", "Menghibur", True),
        ("Unusual", "Unik", True),
        ("Not interesting", "Tidak menarik", False),
    ]


def test_approve_and_reject_are_logged_with_who_when_and_why(article, moderator):
    """M1"""
    first, second = (make_comment(article, status="pending", hold="links") for _ in range(2))

    actions.approve(chosen(first), by=moderator, reason=" Fine ")
    actions.reject(chosen(second), by=moderator, reason="Spam")

    log = [(one.verb, one.comment, one.reason, one.decided_by) for one in Decision.objects.order_by("pk")]
    assert log == [("approve", first, "Fine", moderator), ("reject", second, "Spam", moderator)]
    second.refresh_from_db()
    assert (second.status, second.decided_by) == ("rejected", moderator)
    assert second.decided_at is not None


def test_deciding_what_is_decided_changes_nothing(article, moderator):
    comment = make_comment(article)

    assert actions.approve(chosen(comment), by=moderator, reason="Fine") == []
    assert Decision.objects.count() == 0


@pytest.mark.parametrize(("verb", "outcome"), [("approve", "not-upheld"), ("reject", "upheld")])
def test_decision_on_a_reported_comment_answers_the_reports(article, moderator, reader, verb, outcome):
    comment = make_comment(article)
    actions.report(comment, by=reader, reason="spam", note="Look")
    assert list(Comment.objects.reported()) == [comment]

    getattr(actions, verb)(chosen(comment), by=moderator, reason="Read it")

    report = Report.objects.get()
    assert (report.status, report.decided_by) == (outcome, moderator)
    assert list(Comment.objects.reported()) == []


def test_report_is_refused_twice_and_for_ones_own(article, reader):
    comment = make_comment(article)
    actions.report(comment, by=reader, reason="spam")

    with pytest.raises(ValidationError, match="You reported this comment already."):
        actions.report(comment, by=reader, reason="insult")
    with pytest.raises(ValidationError, match="This is your own comment."):
        actions.report(comment, by=comment.user, reason="spam")

    assert Report.objects.count() == 1


def test_void_and_restore_change_the_totals_at_once_and_are_logged(article, moderator, reader):
    """M16"""
    actions.react(article, by=make_user(), kind=reaction_kind())
    actions.react(article, by=reader, kind=reaction_kind())
    reaction = Reaction.objects.get(user=reader)

    actions.void(reaction, by=moderator, reason="A ring")
    voided = Tally.objects.get().total
    actions.restore(reaction, by=moderator, reason="An honest reader")

    assert (voided, Tally.objects.get().total) == (1, 2)
    assert [(one.verb, one.reason, one.target) for one in Decision.objects.order_by("pk")] == [
        ("void", "A ring", reaction),
        ("restore", "An honest reader", reaction),
    ]


def test_voided_reaction_cannot_be_changed_or_taken_back_by_its_reader(article, moderator, reader):
    actions.react(article, by=reader, kind=reaction_kind())
    reaction = Reaction.objects.get()
    actions.void(reaction, by=moderator, reason="A ring")

    for kind in (reaction_kind("useful"), None):
        with pytest.raises(ValidationError, match="A moderator set your reaction aside. Reason: A ring"):
            actions.react(article, by=reader, kind=kind)

    actions.restore(reaction, by=moderator, reason="A mistake")
    actions.react(article, by=reader, kind=None)
    taken_back = (Tally.objects.get().total, Decision.objects.count())
    actions.react(article, by=reader, kind=reaction_kind("useful"))

    assert taken_back == (0, 2)
    assert Reaction.objects.get().kind.slug == "useful"


def test_voiding_twice_tells_that_somebody_was_faster(article, moderator, reader):
    actions.react(article, by=reader, kind=reaction_kind())
    first, second = Reaction.objects.get(), Reaction.objects.get()
    actions.void(first, by=moderator, reason="A ring")

    with pytest.raises(ValidationError, match="in the meantime"):
        actions.void(second, by=moderator, reason="A ring too")

    assert Decision.objects.count() == 1


def test_verbs_need_permission_and_a_reason(article, moderator, reader):
    comment = make_comment(article, status="pending", hold="links")
    actions.react(article, by=reader, kind=reaction_kind())
    reaction = Reaction.objects.get()
    verbs = [
        lambda by, reason: actions.approve(chosen(comment), by=by, reason=reason),
        lambda by, reason: actions.reject(chosen(comment), by=by, reason=reason),
        lambda by, reason: actions.void(reaction, by=by, reason=reason),
    ]

    for verb in verbs:
        with pytest.raises(PermissionDenied):
            verb(reader, "Because")
        with pytest.raises(ValidationError, match="Give a reason."):
            verb(moderator, "  ")

    assert Decision.objects.count() == 0


def test_change_of_standing_is_logged_when_it_suspends_or_readmits(moderator, reader):
    standing = Standing.objects.of(reader)
    standing.suspended_until, standing.suspension_reason = timezone.now() + timedelta(days=7), "Insults"
    actions.change_standing(standing, by=moderator)
    standing.level = Standing.Level.REGULAR
    actions.change_standing(standing, by=moderator)
    standing.suspended_until = None
    actions.change_standing(standing, by=moderator)

    log = [(one.verb, one.reason, one.target) for one in Decision.objects.order_by("pk")]
    assert log == [("suspend", "Insults", reader), ("readmit", "The suspension was lifted.", reader)]
    assert str(Decision.objects.first()) == "Suspension lifted: reader"
    assert str(Standing.objects.get()) == "reader: Regular"


def test_decision_is_never_changed_or_deleted(moderator, reader):
    decision = Decision.objects.create(verb="suspend", reason="x", decided_by=moderator, person=reader)

    with pytest.raises(AppendOnlyError):
        decision.save()
    with pytest.raises(AppendOnlyError):
        decision.delete()

    assert Decision.objects.count() == 1


def test_ranked_puts_many_good_reactions_before_one_perfect_one(blogger):
    """R8: highest rated uses a lower confidence bound, not the raw share."""
    one, many = make_article(by=blogger), make_article(by=blogger)
    actions.react(one, by=make_user(), kind=reaction_kind())
    for number in range(8):
        kind = "not-interesting" if number == 0 else "useful"
        actions.react(many, by=make_user(), kind=reaction_kind(kind))

    assert [tally.article for tally in Tally.objects.ranked()] == [many, one]
    assert str(Tally.objects.ranked()[1]) == f"{one}: 1 / 1"
