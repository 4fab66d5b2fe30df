"""M1: the moderation queue."""

import pytest

from articles.models import Article
from discussion import actions
from discussion.models import Comment, Decision, DiscussionSettings, Reaction, Standing, Tally
from tests.factories import make_article, make_comment, make_user, reaction_kind

pytestmark = pytest.mark.django_db
QUEUE = "/admin/discussion/comment/queue/"


@pytest.fixture
def article(blogger):
    return make_article(by=blogger)


@pytest.fixture
def desk(client, moderator):
    client.force_login(moderator)
    return client


def held(article, **overrides):
    return make_comment(article, **{"status": "pending", "hold": "links", **overrides})


def test_queue_has_counts_and_says_why_each_comment_waits(desk, article, reader):
    held(article, body="Later", hold="duplicate")
    reported = make_comment(article, body="Reported one")
    actions.report(reported, by=reader, reason="insult", note="Rude")
    make_comment(article)

    pending = desk.get(QUEUE)
    on_report = desk.get(QUEUE, {"queue": "reported"})

    counts = {queue["name"]: queue["count"] for queue in pending.context["queues"]}
    assert counts == {"pending": 1, "reported": 1, "approved": 2, "rejected": 0}
    assert "The same text was posted before." in pending.content.decode()
    html = on_report.content.decode()
    assert "Reported by reader: It attacks a person or a group (Open). Rude" in html
    assert [comment.body for comment in on_report.context["page"]] == ["Reported one"]


def test_pending_is_oldest_first(desk, article):
    first, second = held(article, body="First"), held(article, body="Second")

    assert list(desk.get(QUEUE).context["page"]) == [first, second]


def test_many_comments_are_approved_at_once(desk, article, moderator):
    comments = [held(article) for _ in range(3)]
    left = held(article)

    response = desk.post(QUEUE, {"comments": [one.pk for one in comments], "verb": "approve"}, follow=True)

    assert "3 comments approved." in response.content.decode()
    assert list(Comment.objects.pending()) == [left]
    assert {(one.verb, one.reason, one.decided_by) for one in Decision.objects.all()} == {
        ("approve", "Within the house rules", moderator)
    }
    assert Decision.objects.count() == 3


def test_rejecting_needs_a_reason_and_keeps_what_was_chosen(desk, article):
    comment = held(article)

    refused = desk.post(QUEUE, {"comments": [comment.pk], "verb": "reject"})
    done = desk.post(
        QUEUE,
        {"comments": [comment.pk], "verb": "reject", "reason": "Advertising or spam", "note": "Again"},
        follow=True,
    )

    assert refused.status_code == 400
    assert "Give a reason." in refused.content.decode()
    assert f'id="comment-{comment.pk}" checked' in refused.content.decode()
    assert "1 comment rejected." in done.content.decode()
    assert Decision.objects.get().reason == "Advertising or spam. Again"


def test_decision_on_what_somebody_else_decided_says_so(desk, article, moderator):
    comment = held(article)
    actions.approve(Comment.objects.all(), by=moderator, reason="Fine")

    response = desk.post(QUEUE, {"comments": [comment.pk], "verb": "approve"}, follow=True)

    assert "Nothing changed: somebody decided the same in the meantime." in response.content.decode()
    assert Decision.objects.count() == 1


def test_decided_comment_shows_who_decided_and_can_be_brought_back(desk, article, moderator):
    comment = held(article)
    actions.reject(Comment.objects.all(), by=moderator, reason="Spam")

    html = desk.get(QUEUE, {"queue": "rejected"}).content.decode()
    desk.post(f"{QUEUE}?queue=rejected", {"comments": [comment.pk], "verb": "approve"})

    assert "Decided by moderator" in html
    assert list(Comment.objects.visible()) == [comment]


@pytest.mark.parametrize(
    "data",
    [
        {"verb": "approve"},
        {"comments": ["999999"], "verb": "approve"},
        {"comments": ["abc"], "verb": "approve"},
        {"verb": "explode", "comments": []},
    ],
)
def test_bad_decisions_are_refused_and_change_nothing(desk, article, data):
    held(article)

    response = desk.post(QUEUE, data)

    assert response.status_code == 400
    assert 'class="errornote"' in response.content.decode()
    assert Comment.objects.pending().count() == 1


@pytest.mark.parametrize("query", ["queue=nothing", "page=0", "page=abc"])
def test_bad_address_of_a_queue_is_named(desk, query):
    response = desk.get(f"{QUEUE}?{query}")

    assert response.status_code == 400
    assert 'class="errornote"' in response.content.decode()


def test_queue_is_closed_to_everybody_else(client, article, blogger, editor, reader):
    held(article, body="Not for you")

    for user in (blogger, editor):
        client.force_login(user)
        assert client.get(QUEUE).status_code == 403
    client.force_login(reader)
    assert "Not for you" not in client.get(QUEUE, follow=True).content.decode()
    client.logout()
    assert client.get(QUEUE).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_queue_takes_13_queries(desk, article, number, reader, django_assert_num_queries):
    parent = make_comment(article)
    for _ in range(number):
        actions.report(make_comment(article, parent=parent), by=reader, reason="spam")

    with django_assert_num_queries(13):
        desk.get(QUEUE, {"queue": "reported"})


REACTIONS = "/admin/discussion/reaction/"


def test_moderator_voids_and_restores_reactions_with_a_reason(desk, article):
    """M16"""
    for _ in range(2):
        actions.react(article, by=make_user(), kind=reaction_kind())
    ids = list(Reaction.objects.values_list("pk", flat=True))
    void = {"action": "void_chosen", "_selected_action": ids}

    silent = desk.post(REACTIONS, void, follow=True)
    desk.post(REACTIONS, {**void, "reason": "A ring"})
    voided = Tally.objects.get().total
    desk.post(REACTIONS, {"action": "restore_chosen", "_selected_action": ids[:1], "reason": "Honest"})

    assert "Give a reason." in silent.content.decode()
    assert (voided, Tally.objects.get().total) == (0, 1)
    assert sorted(Decision.objects.values_list("verb", "reason")) == [
        ("restore", "Honest"),
        ("void", "A ring"),
        ("void", "A ring"),
    ]


def test_reactions_can_be_filtered_by_what_counts(desk, article, moderator):
    for _ in range(2):
        actions.react(article, by=make_user(), kind=reaction_kind())
    actions.void(Reaction.objects.first(), by=moderator, reason="A ring")

    def shown(query):
        return desk.get(f"{REACTIONS}?{query}").context["cl"].result_count

    assert (shown(""), shown("counted=yes"), shown("counted=no")) == (2, 1, 1)


def test_void_action_is_not_offered_without_the_permission(client, article, owner):
    actions.react(article, by=make_user(), kind=reaction_kind())
    client.force_login(make_user(role="Editor"))

    assert client.get(REACTIONS).status_code == 403
    client.force_login(owner)
    assert "void_chosen" in client.get(REACTIONS).content.decode()


def test_moderator_suspends_a_person_in_the_admin(desk, reader):
    sent = {
        "user": reader.pk,
        "level": "regular",
        "suspended_until_0": "2099-01-01",
        "suspended_until_1": "00:00",
        "suspension_reason": "",
    }

    refused = desk.post("/admin/discussion/standing/add/", sent)
    desk.post("/admin/discussion/standing/add/", {**sent, "suspension_reason": "Insults"})

    assert refused.context["adminform"].form.non_field_errors() == ["Say why this person is suspended."]
    assert Standing.objects.of(reader).is_suspended


def test_suspending_in_the_admin_leaves_a_decision(desk, reader, moderator):
    sent = {
        "user": reader.pk,
        "level": "regular",
        "suspended_until_0": "2099-01-01",
        "suspended_until_1": "00:00",
        "suspension_reason": "Insults",
    }

    desk.post("/admin/discussion/standing/add/", sent)
    standing = Standing.objects.get()
    cleared = {**sent, "suspended_until_0": "", "suspended_until_1": "", "suspension_reason": ""}
    desk.post(f"/admin/discussion/standing/{standing.pk}/change/", cleared)

    assert list(Decision.objects.order_by("pk").values_list("verb", "decided_by", "person")) == [
        ("suspend", moderator.pk, reader.pk),
        ("readmit", moderator.pk, reader.pk),
    ]


def test_decisions_and_comments_cannot_be_changed_in_the_admin(desk, article, owner):
    comment = held(article)
    actions.reject(Comment.objects.all(), by=owner, reason="Spam")
    decision = Decision.objects.get()
    desk.force_login(owner)

    for path in (f"comment/{comment.pk}", f"decision/{decision.pk}"):
        assert desk.post(f"/admin/discussion/{path}/change/", {"body": "x"}).status_code == 403
        assert desk.post(f"/admin/discussion/{path}/delete/", {"post": "yes"}).status_code == 403
    assert desk.get("/admin/discussion/decision/add/").status_code == 403


def test_owner_edits_rules_and_reaction_kinds(client, owner, article):
    """O3"""
    client.force_login(owner)
    sent = {
        "rules_en": "Be kind.",
        "rules_id": "Santun.",
        "held_comments": "0",
        "links_allowed": "2",
        "comments_per_minute": "4",
        "comments_close_after_days": "0",
    }

    client.post("/admin/discussion/discussionsettings/add/", sent)
    kind = reaction_kind()
    client.post(
        f"/admin/discussion/reactionkind/{kind.pk}/change/",
        {"slug": "timely", "name_en": "Topical", "name_id": "Aktual", "is_offered": "on", "position": "1"},
    )

    assert DiscussionSettings.objects.current().rules_en == "Be kind."
    assert "Topical" in client.get(Article.objects.get().get_absolute_url()).content.decode()
    assert client.get("/admin/discussion/discussionsettings/add/").status_code == 403


def test_ranking_follows_when_a_kind_stops_counting_as_favourable(client, owner, article):
    """O3: in force at the next request."""
    actions.react(article, by=make_user(), kind=reaction_kind())
    client.force_login(owner)
    kind = reaction_kind()

    client.post(
        f"/admin/discussion/reactionkind/{kind.pk}/change/",
        {"slug": "timely", "name_en": "Timely", "name_id": "Aktual", "is_offered": "on", "position": "1"},
    )

    assert (Tally.objects.get().total, Tally.objects.get().favourable) == (1, 0)
