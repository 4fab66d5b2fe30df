import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from articles.models import Article
from discussion import actions
from discussion.models import Comment, DiscussionSettings, Reaction, Report, Standing
from tests.factories import make_article, make_comment, make_draft, make_user, reaction_kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(blogger):
    return make_article(by=blogger)


@pytest.fixture
def as_reader(client, reader):
    client.force_login(reader)
    return client


def write(article):
    return f"/essays/{article.slug}/comment/"


def react(article):
    return f"/essays/{article.slug}/react/"


def page_errors(response):
    form = response.context["form"]
    return [error for errors in form.errors.values() for error in errors]


def test_comment_returns_to_its_anchor_and_says_why_it_waits(as_reader, article):
    """C1"""
    response = as_reader.post(write(article), {"body": "  A thought.\r\n\r\nAnother. "}, follow=True)

    comment = Comment.objects.get()
    assert response.redirect_chain == [(f"/essays/{article.slug}/#comment-{comment.pk}", 302)]
    assert comment.body == "A thought.\r\n\r\nAnother."
    html = response.content.decode()
    assert "The first comments of a person are always read by a moderator." in html
    assert f'id="comment-{comment.pk}"' in html


def test_comment_of_a_trusted_reader_is_on_the_page_for_everybody(as_reader, client, article):
    DiscussionSettings.objects.create(held_comments=0)

    as_reader.post(write(article), {"body": "A <b>bold</b> thought."})
    client.logout()
    html = client.get(f"/essays/{article.slug}/").content.decode()

    assert "A &lt;b&gt;bold&lt;/b&gt; thought." in html
    assert "1 comment</h2>" in html


def test_waiting_and_rejected_comments_are_not_shown_to_others(as_reader, article, moderator):
    make_comment(article, body="Waits for a moderator", status="pending", hold="links")
    rejected = make_comment(article, body="Was rejected")
    actions.reject(Comment.objects.filter(pk=rejected.pk), by=moderator, reason="Spam")
    make_comment(article, body="Is on show")

    html = as_reader.get(f"/essays/{article.slug}/").content.decode()

    shown = [text in html for text in ("Waits for a moderator", "Was rejected", "Is on show")]
    assert shown == [False, False, True]


def test_reply_form_quotes_what_it_answers(as_reader, article):
    parent = make_comment(article, body="What do you think?")
    hidden = make_comment(article, body="A hidden thing", status="pending", hold="links")

    html = as_reader.get(write(article), {"parent": parent.pk}).content.decode()
    other = as_reader.get(write(article), {"parent": hidden.pk}).content.decode()
    as_reader.post(write(article), {"body": "I agree.", "parent": parent.pk})

    assert "What do you think?" in html
    assert f'name="parent" value="{parent.pk}"' in html
    assert "A hidden thing" not in other
    assert Comment.objects.get(body="I agree.").parent == parent


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("   \n ", "Write something first."),
        ("x" * 50_000, "Ensure this value has at most 5000 characters (it has 50000)."),
        ("a\x00b", "Null characters are not allowed."),
    ],
)
def test_bad_comment_is_refused_with_a_reason_and_its_text(as_reader, article, body, error):
    response = as_reader.post(write(article), {"body": body})

    assert response.status_code == 400
    assert page_errors(response) == [error]
    assert Comment.objects.count() == 0
    assert response.context["form"]["body"].value() == body


def test_comment_on_a_closed_essay_is_refused_and_its_text_kept(as_reader, article):
    Article.objects.update(are_comments_open=False)

    response = as_reader.post(write(article), {"body": "A long thought."})
    essay = as_reader.get(f"/essays/{article.slug}/").content.decode()

    assert response.status_code == 400
    assert page_errors(response) == ["Comments on this essay are closed."]
    assert ">\nA long thought.</textarea>" in response.content.decode()
    assert "Comments on this essay are closed." in essay
    assert "comment-form" not in essay


def test_comment_of_a_suspended_reader_is_refused_with_the_reason(as_reader, article, reader):
    until = timezone.now() + timedelta(days=1)
    Standing.objects.create(user=reader, suspended_until=until, suspension_reason="Insults")

    response = as_reader.post(write(article), {"body": "A long thought."})

    assert response.status_code == 400
    assert page_errors(response)[0].endswith("Reason: Insults")
    assert ">\nA long thought.</textarea>" in response.content.decode()


def test_burst_of_comments_is_answered_429_and_the_text_kept(as_reader, article, reader):
    for number in range(4):
        make_comment(article, by=reader, body=f"Thought {number}")

    response = as_reader.post(write(article), {"body": "One more."})

    assert response.status_code == 429
    assert page_errors(response) == ["That was fast. Please wait a minute before the next comment."]
    assert ">\nOne more.</textarea>" in response.content.decode()


@pytest.mark.parametrize("parent", ["999999", "abc", "1; DROP TABLE", "-1", "9" * 5_000])
def test_forged_parent_is_refused(as_reader, article, parent):
    response = as_reader.post(write(article), {"body": "Hello", "parent": parent})

    assert response.status_code == 400
    assert page_errors(response) == ["The comment you answer is not on show under this essay."]
    assert Comment.objects.count() == 0


def test_parent_of_another_essay_is_refused(as_reader, article, blogger):
    elsewhere = make_comment(make_article(by=blogger))

    response = as_reader.post(write(article), {"body": "Hello", "parent": elsewhere.pk})

    assert page_errors(response) == ["The comment you answer is not on show under this essay."]


def test_stranger_is_sent_to_sign_in_and_nothing_is_written(client, article):
    comment = client.post(write(article), {"body": "Hello"})
    reaction = client.post(react(article), {"kind": "timely"})

    assert comment.url == f"/accounts/login/?next=/essays/{article.slug}/comment/"
    assert reaction.url == f"/accounts/login/?next=/essays/{article.slug}/react/%3Fkind%3Dtimely"
    assert (Comment.objects.count(), Reaction.objects.count()) == (0, 0)


@pytest.mark.parametrize("page", ["comment", "react"])
def test_unpublished_essay_cannot_be_discussed(as_reader, blogger, page):
    draft = make_draft(by=blogger)

    for slug in (draft.slug, "nowhere"):
        assert as_reader.get(f"/essays/{slug}/{page}/").status_code == 404
        assert as_reader.post(f"/essays/{slug}/{page}/", {"body": "x"}).status_code == 404
        assert Client().get(f"/essays/{slug}/{page}/").status_code == 404
        assert Client().post(f"/essays/{slug}/{page}/", {"body": "x", "kind": "timely"}).status_code == 404


def test_wrong_methods_are_refused(as_reader, article):
    comment = make_comment(article)

    assert as_reader.delete(react(article)).status_code == 405
    assert as_reader.delete(write(article)).status_code == 405
    assert as_reader.put(f"/comments/{comment.pk}/report/").status_code == 405
    assert as_reader.post("/house-rules/").status_code == 405


def test_reaction_is_counted_changed_and_taken_back(as_reader, article):
    """R8"""

    def counts():
        html = as_reader.get(f"/essays/{article.slug}/")
        kinds = html.context["kinds"]
        return {kind.slug: kind.count for kind in kinds if kind.count}

    as_reader.post(react(article), {"kind": "timely"})
    first = counts()
    as_reader.post(react(article), {"kind": "useful"})
    second = counts()
    response = as_reader.post(react(article), {"kind": ""})

    assert (first, second, counts()) == ({"timely": 1}, {"useful": 1}, {})
    assert response.url == f"/essays/{article.slug}/#reactions"


@pytest.mark.parametrize("kind", ["love", "\x00", "x" * 500])
def test_unknown_kind_of_reaction_is_refused_with_a_message(as_reader, article, kind):
    response = as_reader.post(react(article), {"kind": kind}, follow=True)

    assert "This reaction is not on offer." in response.content.decode()
    assert Reaction.objects.count() == 0


def test_kind_that_is_no_longer_offered_is_refused(as_reader, article):
    kind = reaction_kind()
    kind.is_offered = False
    kind.save()

    as_reader.post(react(article), {"kind": "timely"})

    assert Reaction.objects.count() == 0


def test_essay_is_the_same_for_everybody_without_a_login(client, article):
    """R9: links in place of forms, so no token of anybody's is in the page."""
    before = client.get(f"/essays/{article.slug}/")
    client.get(client.post(react(article), {"kind": "timely"}).url)
    after = client.get(f"/essays/{article.slug}/")

    html = before.content.decode()
    assert "csrfmiddlewaretoken" not in html
    assert "<form" not in html
    assert f'href="{react(article)}?kind=timely" rel="nofollow"' in html
    assert f'href="{write(article)}" rel="nofollow">Write a comment</a>' in html
    assert not before.cookies
    assert before["Vary"] == after["Vary"] == "Accept, Cookie, Accept-Language, Accept-Encoding"
    assert after.content.decode() == html


def test_page_to_rate_an_essay_has_the_asked_for_kind_chosen(client, article, reader):
    """R9: the same form for everybody, with a label that says what happens."""
    plain = client.get(react(article)).content.decode()
    asked = client.get(react(article), {"kind": "timely"})
    client.force_login(reader)
    signed_in = client.get(react(article), {"kind": "timely"}).content.decode()

    html = asked.content.decode()
    assert (plain.count('type="radio"'), plain.count(" checked")) == (7, 0)
    assert re.findall(r'value="([\w-]+)"[^>]* checked', html) == ["timely"]
    assert "Sign in and rate</button>" in html
    assert ">Rate</button>" in signed_in
    assert "no-store" in asked["Cache-Control"]


@pytest.mark.parametrize("kind", ["love", "\x00", "x" * 500, "id"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_unknown_kind_from_somebody_logged_out_is_refused_on_the_page(client, article, method, kind):
    response = getattr(client, method)(react(article), {"kind": kind})

    assert response.status_code == 400
    assert len(page_errors(response)) == 1
    assert "discussion_intent" not in client.session


def test_nothing_chosen_is_refused_on_the_page(client, article):
    response = client.post(react(article), {})

    assert (response.status_code, page_errors(response)) == (400, ["Choose one first."])


def test_page_to_write_a_comment_is_open_to_somebody_logged_out(client, article):
    """R9, C11"""
    parent = make_comment(article, body="What do you think?")

    response = client.get(write(article), {"parent": parent.pk})

    html = response.content.decode()
    assert "What do you think?" in html
    assert html.index('class="rules"') < html.index('name="body"')
    assert "Sign in and send</button>" in html
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ("  ", "Write something first."),
        ("x" * 5_001, "Ensure this value has at most 5000 characters (it has 5001)."),
    ],
)
def test_bad_comment_of_somebody_logged_out_comes_back_filled_in(client, article, body, error):
    response = client.post(write(article), {"body": body})

    assert (response.status_code, page_errors(response)) == (400, [error])
    assert response.context["form"]["body"].value() == body
    assert "discussion_intent" not in client.session


def test_closed_essay_refuses_somebody_logged_out_at_once(client, article):
    Article.objects.update(are_comments_open=False)

    response = client.post(write(article), {"body": "A long thought."})

    assert (response.status_code, page_errors(response)) == (400, ["Comments on this essay are closed."])
    assert ">\nA long thought.</textarea>" in response.content.decode()


@pytest.mark.parametrize("page", ["comment", "react"])
def test_post_from_another_site_is_refused(article, page):
    strict = Client(enforce_csrf_checks=True)

    response = strict.post(f"/essays/{article.slug}/{page}/", {"body": "x", "kind": "timely"})

    assert response.status_code == 403
    assert "sessionid" not in strict.cookies


def test_own_essay_offers_no_buttons_and_refuses_a_forged_reaction(client, article, blogger):
    """R8"""
    client.force_login(blogger)

    html = client.get(f"/essays/{article.slug}/").content.decode()
    forged = client.post(react(article), {"kind": "timely"}, follow=True).content.decode()

    assert 'name="kind"' not in html
    assert "This is your own essay" in html
    assert "This is your own essay" in forged
    assert Reaction.objects.count() == 0


def test_voided_reaction_is_not_counted_and_its_reader_is_told(as_reader, article, reader, moderator):
    """M16"""
    actions.react(article, by=reader, kind=reaction_kind())
    actions.void(Reaction.objects.get(), by=moderator, reason="A ring")

    response = as_reader.get(f"/essays/{article.slug}/")

    assert sum(kind.count for kind in response.context["kinds"]) == 0
    assert "A moderator set your reaction aside. Reason: A ring" in response.content.decode()


def test_report_is_stored_once_and_says_so(as_reader, article, reader):
    comment = make_comment(article)
    address = f"/comments/{comment.pk}/report/"

    shown = as_reader.get(address).content.decode()
    response = as_reader.post(address, {"reason": "spam", "note": "Look"})
    again = as_reader.post(address, {"reason": "insult"})

    assert "It is advertising or spam" in shown
    assert response.url.endswith(f"#comment-{comment.pk}")
    assert [(one.reason, one.note, one.reporter) for one in Report.objects.all()] == [
        ("spam", "Look", reader)
    ]
    assert (again.status_code, page_errors(again)) == (400, ["You reported this comment already."])


def test_report_without_a_reason_is_refused(as_reader, article):
    response = as_reader.post(f"/comments/{make_comment(article).pk}/report/", {"note": "Kept"})

    assert (response.status_code, page_errors(response)) == (400, ["This field is required."])
    assert ">\nKept</textarea>" in response.content.decode()


def test_hidden_comment_cannot_be_reported_or_read_there(as_reader, article, blogger):
    hidden = make_comment(article, body="A hidden thing", status="pending", hold="links")
    under_draft = make_comment(article)
    Article.objects.update(status="draft")

    assert as_reader.get(f"/comments/{hidden.pk}/report/").status_code == 404
    assert as_reader.get(f"/comments/{under_draft.pk}/report/").status_code == 404
    assert as_reader.get("/comments/999999/report/").status_code == 404


def test_house_rules_stand_above_the_form_and_on_their_page_in_both_languages(as_reader, article, owner):
    """C11, O3: editable, in force at the next request."""
    DiscussionSettings.objects.create(rules_en="Be kind.\nCite.", rules_id="Santun.\nSebut sumber.")

    english = as_reader.get("/house-rules/").content.decode()
    form = as_reader.get(f"/essays/{article.slug}/").content.decode()
    indonesian = as_reader.get("/id/house-rules/").content.decode()

    assert "<li>Be kind.</li><li>Cite.</li>" in english
    assert form.index("<li>Be kind.</li>") < form.index('name="body"')
    assert "<li>Santun.</li><li>Sebut sumber.</li>" in indonesian


def test_email_addresses_never_appear_in_pages(client, article):
    comment = make_comment(article, by=make_user("nadia", email="secret@example.org"))
    client.force_login(make_user("other"))

    essay = client.get(f"/essays/{article.slug}/").content.decode()
    report = client.get(f"/comments/{comment.pk}/report/").content.decode()

    assert "nadia" in essay
    assert "secret@example.org" not in essay + report


def test_links_in_comments_are_nofollow(client, article):
    make_comment(article, body="See https://example.org/x")

    html = client.get(f"/essays/{article.slug}/").content.decode()

    assert '<a href="https://example.org/x" rel="nofollow">' in html


@pytest.mark.parametrize("parent", ["abc", "9" * 5_000, "²", "-1"])
def test_reply_form_for_nonsense_is_the_plain_form(as_reader, article, parent):
    response = as_reader.get(write(article), {"parent": parent})

    assert response.status_code == 200
    assert "<h1>Write a comment</h1>" in response.content.decode()


def test_moderator_gets_from_an_essay_and_a_person_to_their_reactions(client, article, moderator, reader):
    """M16: from an essay or a person."""
    actions.react(article, by=reader, kind=reaction_kind())
    make_comment(article, by=reader, status="pending", hold="links")
    client.force_login(moderator)
    by_essay = f"/admin/discussion/reaction/?article__id__exact={article.pk}"
    by_person = f"/admin/discussion/reaction/?user__id__exact={reader.pk}"

    essay = client.get(f"/essays/{article.slug}/").content.decode()
    queue = client.get("/admin/discussion/comment/queue/").content.decode()

    assert by_essay in essay
    assert by_person in queue
    assert client.get(by_essay).context["cl"].result_count == 1
    assert client.get(by_person).context["cl"].result_count == 1
    client.force_login(reader)
    assert by_essay not in client.get(f"/essays/{article.slug}/").content.decode()
