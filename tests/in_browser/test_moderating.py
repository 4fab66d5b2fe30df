"""Moderators at work."""

import pytest
from playwright.sync_api import expect

from discussion import actions
from discussion.models import Comment
from tests import factories
from tests.in_browser.steps import PHONE, WIDE, make_person, sign_in

QUEUE = "/admin/discussion/comment/queue/"


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def desk(request, open_page):
    """A moderator's window, logged in."""
    page = open_page(viewport=request.param)
    sign_in(page, make_person("sari", role="Moderator"))
    return page


@pytest.fixture
def essay():
    return factories.make_article()


def test_moderator_sees_why_and_approves_two_at_once(desk, open_page, essay):
    """M1, M3: each held comment says why it waits; one press puts two on the page."""
    hold(essay, "First words.", Comment.Hold.FIRST)
    hold(essay, "See www.a.org www.b.org www.c.org", Comment.Hold.LINKS)
    hold(essay, "Later.", Comment.Hold.FIRST)

    desk.goto(QUEUE)

    assert desk.locator(".queued .why").all_inner_texts() == [
        "Why it waits: The first comments of a person are always read by a moderator.",
        "Why it waits: It contains more links than usual.",
        "Why it waits: The first comments of a person are always read by a moderator.",
    ]
    assert queues(desk) == ["Pending 3", "Reported 0", "Approved 0", "Rejected 0"]
    assert fits(desk)

    tick(desk, "First words.")
    tick(desk, "See www")
    decide(desk, "Approve")

    expect(desk.locator(".messagelist")).to_have_text("2 comments approved.")
    assert queues(desk) == ["Pending 1", "Reported 0", "Approved 2", "Rejected 0"]
    assert on_show(open_page, essay) == ["First words.", "See www.a.org www.b.org www.c.org"]


def test_moderator_rejects_with_a_reason(desk, open_page, complaints, essay):
    """M1: rejecting without a reason is refused and keeps the choice; with one it is done."""
    complaints.expect("status of 400")
    comment = hold(essay, "Buy my pills.", Comment.Hold.FIRST)
    desk.goto(QUEUE)
    tick(desk, "Buy my pills.")

    with desk.expect_response(lambda answer: answer.request.method == "POST") as refused:
        decide(desk, "Reject")

    assert refused.value.status == 400
    expect(desk.locator(".errornote")).to_have_text("Give a reason.")
    expect(desk.locator(".queued input[type=checkbox]")).to_be_checked()
    assert fits(desk)

    desk.get_by_label("Reason").select_option("Advertising or spam")
    desk.get_by_label("In your own words").fill("Pills")
    decide(desk, "Reject")

    expect(desk.locator(".messagelist")).to_have_text("1 comment rejected.")
    expect(desk.locator(".empty")).to_have_text("Nothing waits here.")
    assert comment.decisions.get().reason == "Advertising or spam. Pills"
    assert on_show(open_page, essay) == []


def test_moderator_keeps_one_reported_comment_and_rejects_the_other(desk, open_page, essay):
    """M1, C9: a report is answered by keeping the comment or taking it away."""
    sharp = factories.make_comment(essay, body="A sharp word.")
    spam = factories.make_comment(essay, body="Buy my pills.")
    for comment in (sharp, spam):
        actions.report(comment, by=factories.make_user(), reason="spam", note="Look here")
    desk.goto(f"{QUEUE}?queue=reported")
    expect(desk.locator(".queued .why").first).to_contain_text("It is advertising or spam (Open). Look here")
    assert fits(desk)

    tick(desk, "A sharp word.")
    decide(desk, "Keep")
    tick(desk, "Buy my pills.")
    desk.get_by_label("Reason").select_option("Advertising or spam")
    decide(desk, "Reject")

    assert queues(desk) == ["Pending 0", "Reported 0", "Approved 1", "Rejected 1"]
    assert [comment.reports.get().status for comment in (sharp, spam)] == ["not-upheld", "upheld"]
    assert on_show(open_page, essay) == ["A sharp word."]


def test_moderator_voids_a_reaction_and_restores_it(desk, open_page, essay):
    """M16: the count on the essay falls and comes back; both decisions are kept with their reasons."""
    for name in ("ratih", "bayu"):
        actions.react(essay, by=factories.make_user(name), kind=factories.reaction_kind("timely"))
    assert reactions(open_page, essay) == "Timely 2"

    settle(desk, "ratih", "Void the chosen reactions", "Made by a machine")
    assert reactions(open_page, essay) == "Timely 1"

    settle(desk, "ratih", "Restore the chosen reactions", "It was a person after all")
    assert reactions(open_page, essay) == "Timely 2"
    decided = essay.reactions.get(user__username="ratih").decisions.order_by("pk")
    assert list(decided.values_list("verb", "reason")) == [
        ("void", "Made by a machine"),
        ("restore", "It was a person after all"),
    ]


def test_voiding_without_a_reason_changes_nothing(desk, open_page, essay):
    """M16: the desk asks for a reason."""
    actions.react(essay, by=factories.make_user("ratih"), kind=factories.reaction_kind("timely"))

    settle(desk, "ratih", "Void the chosen reactions", "", said="Give a reason.")

    assert reactions(open_page, essay) == "Timely 1"


def hold(essay, text, why):
    return factories.make_comment(essay, body=text, status=Comment.Status.PENDING, hold=why)


def tick(page, text):
    page.locator(".queued", has_text=text).locator("label").click()


def decide(page, verb):
    with page.expect_navigation():
        page.get_by_role("button", name=verb, exact=True).click()


def settle(page, name, action, reason, said="1 reaction decided."):
    """Choose this person's reaction in the admin and send an action with its reason."""
    page.goto("/admin/discussion/reaction/")
    page.locator("#result_list tbody tr", has_text=name).locator(".action-select").check()
    page.get_by_label("Action:").select_option(action)
    page.get_by_label("Reason").fill(reason)
    decide(page, "Go")
    expect(page.locator(".messagelist")).to_have_text(said)


def queues(page):
    return page.locator(".queues a").all_inner_texts()


def fits(page):
    """Whether nothing makes the page scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def on_show(open_page, essay):
    """The comments a stranger reads."""
    page = open_page()
    page.goto(essay.get_absolute_url())
    return page.locator(".comment-body").all_inner_texts()


def reactions(open_page, essay):
    """The first kind and its count as a stranger reads it."""
    page = open_page()
    page.goto(essay.get_absolute_url())
    return page.locator(".kinds li").first.inner_text()
