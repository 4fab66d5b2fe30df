"""R9: what somebody logged out sends is done once, when they are logged in."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from articles.models import Article
from discussion import actions, intents
from discussion.models import Comment, DiscussionSettings, Reaction, ReactionKind, Standing
from tests.factories import PASSWORD, make_article, make_comment, make_user, reaction_kind

pytestmark = pytest.mark.django_db
ESSAY = "/essays/essay/"


@pytest.fixture
def article(blogger):
    return make_article(by=blogger, slug="essay")


@pytest.fixture
def reader():
    return confirmed("reader")


def confirmed(username):
    user = make_user(username)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def want_to_react(client, kind="timely", prefix=""):
    return on_the_way(client, client.post(f"{prefix}{ESSAY}react/", {"kind": kind}))


def want_to_comment(client, body="A thought.", prefix="", **data):
    return on_the_way(client, client.post(f"{prefix}{ESSAY}comment/", {"body": body, **data}))


def on_the_way(client, response):
    """The login page, where the reader is sent, with what it tells them."""
    response.told = told(client, response.url)
    return response


def log_in(client, username="reader", *, password=PASSWORD, address="/accounts/login/"):
    return client.post(address, {"login": username, "password": password})


def told(client, address="/"):
    return [str(message) for message in client.get(address).context["messages"]]


def reactions():
    return [(one.user.username, one.kind.slug) for one in Reaction.objects.all()]


def comments():
    return [(one.user.username, one.body) for one in Comment.objects.all()]


def test_reaction_is_counted_after_login_and_the_reader_is_back_at_it(client, article, reader):
    way = want_to_react(client)
    before = reactions()
    response = log_in(client, address=way.url)

    assert (before, reactions()) == ([], [("reader", "timely")])
    assert response.url == f"{ESSAY}#reactions"
    assert article.tally.total == 1


def test_comment_is_posted_after_login_and_the_reader_is_back_at_it(client, article, reader):
    parent = make_comment(article)

    way = want_to_comment(client, parent=parent.pk)
    before = Comment.objects.count()
    response = log_in(client, address=way.url)

    comment = Comment.objects.get(user=reader)
    why = "The first comments of a person are always read by a moderator."
    assert (before, comment.body, comment.parent) == (1, "A thought.", parent)
    assert response.url == f"{ESSAY}#comment-{comment.pk}"
    assert f"Thank you. Your comment waits for a moderator: {why}" in told(client)


def test_comment_of_a_trusted_reader_is_on_the_page_after_login(client, article, reader):
    DiscussionSettings.objects.create(held_comments=0)

    want_to_comment(client)
    log_in(client)

    assert Comment.objects.get().status == "approved"
    assert "Thank you. Your comment is on the page." in told(client)


def test_login_page_says_what_happens_next(client, article):
    assert want_to_react(client).told == ["Sign in or sign up, and your rating is counted."]
    assert want_to_comment(client).told == ["Sign in or sign up, and your comment is sent."]


def test_sign_up_with_the_code_from_the_letter_completes_it(client, article):
    """Through allauth's further steps: the form, the letter, the code."""
    way = want_to_comment(client)
    answers = {"username": "ratih", "email": "ratih@example.org", "password1": "kuda laut biru 22"}
    client.post(way.url.replace("login", "signup"), answers)
    before = Comment.objects.count()
    code = re.search(r"^\w{4}-\w{4}$", mail.outbox[0].body, re.MULTILINE)[0]
    response = client.post("/accounts/confirm-email/", {"code": code})

    comment = Comment.objects.get()
    assert (before, comment.user.username) == (0, "ratih")
    assert response.url == f"{ESSAY}#comment-{comment.pk}"


def test_login_that_must_confirm_the_address_first_completes_it_afterwards(client, article):
    make_user("reader")

    want_to_react(client)
    first = log_in(client)
    before = reactions()
    code = re.search(r"^\w{4}-\w{4}$", mail.outbox[0].body, re.MULTILINE)[0]
    response = client.post(first.url, {"code": code})

    assert (before, reactions()) == ([], [("reader", "timely")])
    assert response.url == f"{ESSAY}#reactions"


def test_wrong_password_first_completes_it_with_the_right_one(client, article, reader):
    want_to_react(client)

    log_in(client, password="wrong")
    before = reactions()
    log_in(client)

    assert (before, reactions()) == ([], [("reader", "timely")])


def test_reader_comes_back_in_the_language_they_were_reading_in(client, article, reader):
    DiscussionSettings.objects.create(held_comments=0)

    way = want_to_comment(client, prefix="/id")
    response = log_in(client)

    assert way.url == f"/id/accounts/login/?next=/id{ESSAY}comment/"
    assert response.url == f"/id{ESSAY}#comment-{Comment.objects.get().pk}"
    assert "Thank you. Your comment is on the page." not in told(client)


def test_logging_in_again_does_not_repeat_it(client, article, reader):
    DiscussionSettings.objects.create(held_comments=0)

    want_to_comment(client)
    log_in(client)
    client.logout()
    response = log_in(client)

    assert comments() == [("reader", "A thought.")]
    assert response.url == "/"


def test_two_logins_at_the_same_moment_do_it_once(client, article, reader):
    """Both requests have read the session before either wrote it: a double click on the button."""
    want_to_comment(client)
    stored = client.session[intents.KEY]

    log_in(client)
    other = Client()
    session = other.session
    session[intents.KEY] = stored
    session.save()
    response = log_in(other, address=f"/accounts/login/?next={ESSAY}comment/")

    assert comments() == [("reader", "A thought.")]
    assert response.url == f"{ESSAY}comment/"


def test_new_intent_replaces_the_old(client, article, reader):
    want_to_react(client)
    want_to_react(client, "useful")
    want_to_comment(client)
    log_in(client)

    assert (reactions(), comments()) == ([], [("reader", "A thought.")])


@pytest.mark.parametrize(("minutes", "expected"), [(29, [("reader", "timely")]), (31, [])])
def test_intent_is_dropped_after_half_an_hour(client, article, reader, minutes, expected):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        way = want_to_react(client)
        clock.shift(timedelta(minutes=minutes))
        response = log_in(client, address=way.url)

    assert reactions() == expected
    assert response.url == (f"{ESSAY}#reactions" if expected else f"{ESSAY}react/?kind=timely")


def test_intent_of_an_older_release_is_dropped(client, article, reader):
    client.get(f"{ESSAY}react/")
    session = client.session
    session[intents.KEY] = {"kind": "timely"}
    session.save()

    response = log_in(client)

    assert (response.url, reactions()) == ("/", [])


def test_intent_goes_with_the_session_of_whoever_logs_out(client, article, reader):
    """A comment that was refused to one person is never shown to the next."""
    suspend(reader)
    want_to_comment(client, "My secret thought.")
    log_in(client)
    mine = client.get(f"{ESSAY}comment/").content.decode()

    client.logout()
    nobodys = client.get(f"{ESSAY}comment/").content.decode()
    confirmed("other")
    log_in(client, "other")
    others = client.get(f"{ESSAY}comment/").content.decode()

    assert "My secret thought." in mine
    assert "My secret thought." not in nobodys + others


def test_login_over_another_login_carries_nothing_over(client, article, reader):
    suspend(reader)
    want_to_comment(client, "My secret thought.")
    log_in(client)

    client.force_login(confirmed("other"))

    assert "My secret thought." not in client.get(f"{ESSAY}comment/").content.decode()
    assert comments() == []


def suspend(user):
    until = timezone.now() + timedelta(days=1)
    Standing.objects.create(user=user, suspended_until=until, suspension_reason="Insults")


def void(user, article):
    actions.react(article, by=user, kind=reaction_kind("useful"))
    actions.void(Reaction.objects.get(), by=make_user(role="Moderator"), reason="A ring")


REACTION_FAILURES = {
    "own essay": (
        lambda user, article: Article.objects.update(created_by=user),
        "This is your own essay: your readers decide what it is worth.",
    ),
    "suspended": (lambda user, article: suspend(user), "Reason: Insults"),
    "voided": (void, "A moderator set your reaction aside. Reason: A ring"),
    "kind withdrawn": (
        lambda user, article: ReactionKind.objects.update(is_offered=False),
        "This reaction is not on offer.",
    ),
}


@pytest.mark.parametrize("failure", REACTION_FAILURES)
def test_reaction_that_is_refused_says_why_at_the_essay(client, article, reader, failure):
    spoil, why = REACTION_FAILURES[failure]
    want_to_react(client)
    spoil(reader, article)
    before = reactions()

    response = log_in(client)

    assert response.url == f"{ESSAY}#reactions"
    assert told(client, response.url)[0].endswith(why)
    assert reactions() == before


COMMENT_FAILURES = {
    "suspended": (lambda user, article: suspend(user), "Reason: Insults"),
    "closed": (
        lambda user, article: Article.objects.update(are_comments_open=False),
        "Comments on this essay are closed.",
    ),
    "burst": (
        lambda user, article: [make_comment(article, by=user, body=str(number)) for number in range(4)],
        "That was fast. Please wait a minute before the next comment.",
    ),
    "parent gone": (
        lambda user, article: Comment.objects.update(status="pending", hold="links"),
        "The comment you answer is not on show under this essay.",
    ),
}


@pytest.mark.parametrize("failure", COMMENT_FAILURES)
def test_comment_that_is_refused_waits_in_its_form(client, article, reader, failure):
    spoil, why = COMMENT_FAILURES[failure]
    parent = make_comment(article)
    want_to_comment(client, "A long thought.", parent=parent.pk)
    spoil(reader, article)

    response = log_in(client)
    page = client.get(response.url)

    still_a_reply = failure != "parent gone"
    assert response.url == f"{ESSAY}comment/" + (f"?parent={parent.pk}" if still_a_reply else "")
    assert next(str(message) for message in page.context["messages"]).endswith(why)
    assert ">\nA long thought.</textarea>" in page.content.decode()
    assert not Comment.objects.filter(body="A long thought.").exists()


def test_comment_that_was_refused_is_forgotten_once_it_is_sent(client, article, reader):
    comment = make_comment(article)
    want_to_comment(client, "A long thought.", parent=comment.pk)
    Comment.objects.update(status="pending", hold="links")
    log_in(client)

    client.post(f"{ESSAY}comment/", {"body": "A long thought."})

    assert Comment.objects.filter(body="A long thought.", parent=None).count() == 1
    assert "A long thought." not in client.get(f"{ESSAY}comment/").content.decode()


def withdraw():
    Article.objects.update(
        status="withdrawn",
        withdrawn_at=timezone.now(),
        withdrawn_by=make_user(),
        withdrawn_reason="A mistake",
    )


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [(withdraw, (ESSAY, 410)), (lambda: Article.objects.all().delete(), ("/", 200))],
    ids=["withdrawn", "deleted"],
)
def test_essay_that_went_meanwhile_gives_a_comment_back(client, article, reader, spoil, expected):
    want_to_comment(client, "A long thought.")
    spoil()

    response = log_in(client)
    page = client.get(response.url)

    gone = "The essay is no longer on the site, so your comment was not sent. You wrote: A long thought."
    assert (response.url, page.status_code) == expected
    assert gone in page.content.decode()


def test_essay_that_went_meanwhile_is_not_rated(client, article, reader):
    want_to_react(client)
    withdraw()

    response = log_in(client)

    assert response.url == ESSAY
    assert told(client, response.url)[0] == "The essay is no longer on the site, so nothing was sent."
    assert reactions() == []
