"""Readers of essays who take part."""

import re

from django.core import mail
from playwright.sync_api import expect

from articles.models import Article
from tests import factories
from tests.in_browser.steps import fill_in_login, make_person, sign_in


def sign_up(page):
    """Fill in the form and confirm the address with the code from the letter."""
    page.get_by_label("Username:").fill("ratih")
    page.get_by_label("Email:").fill("ratih@example.org")
    page.get_by_label("Password:").fill("kuda laut biru 22")
    page.get_by_role("button", name="Sign Up").click()
    page.get_by_label("Code:").wait_for()
    [letter] = mail.outbox
    page.get_by_label("Code:").fill(re.search(r"^\w{4}-\w{4}$", letter.body, re.MULTILINE)[0])
    page.get_by_role("button", name="Confirm").click()


def test_reader_signs_up_and_writes_a_first_comment(any_page, open_page):
    """C1, C2, C6: sign up, confirm the address, comment, and be told why the comment waits."""
    essay = factories.make_article()
    page = any_page

    page.goto(essay.get_absolute_url())
    page.get_by_role("link", name="Sign up").click()
    sign_up(page)

    expect(page.locator(".masthead-account")).to_contain_text("ratih")
    page.goto(essay.get_absolute_url())
    page.get_by_label("Your comment").fill("A thought.\nAnd another.")
    page.get_by_role("button", name="Send").click()

    why = "The first comments of a person are always read by a moderator."
    expect(page.locator(".message")).to_have_text(f"Thank you. Your comment waits for a moderator: {why}")
    written = essay.comments.get()
    assert page.url.endswith(f"{essay.get_absolute_url()}#{written.anchor}")
    own = page.locator(f"#{written.anchor}")
    expect(own.locator(".waiting")).to_have_text(f"Waits for a moderator; only you see it. {why}")
    expect(own.locator(".comment-body")).to_have_text("A thought.And another.")
    stranger = open_page()
    stranger.goto(essay.get_absolute_url())
    expect(stranger.locator(".comments")).to_contain_text("Nobody has commented yet.")
    expect(stranger.locator(".comment")).to_have_count(0)


def test_empty_comment_comes_back_with_an_error(any_page, complaints):
    """C1: a refused comment says why."""
    essay = factories.make_article()
    complaints.expect("status of 400")
    sign_in(any_page, make_person("ratih"))

    any_page.goto(essay.get_absolute_url())
    any_page.get_by_role("button", name="Send").click()

    expect(any_page.locator(".errors li")).to_have_text(["Write something first."])
    assert essay.comments.count() == 0


def test_reader_reacts_changes_and_takes_back(any_page):
    """R8: one reaction a person, changeable and removable, with its count."""
    essay = factories.make_article()
    sign_in(any_page, make_person("ratih"))
    any_page.goto(essay.get_absolute_url())

    press(any_page, "Timely")
    assert counts(any_page) == {"Timely": 1}
    assert chosen(any_page) == ["Timely 1"]

    press(any_page, "Useful")
    assert counts(any_page) == {"Useful": 1}
    assert chosen(any_page) == ["Useful 1"]

    press(any_page, "Useful")
    assert counts(any_page) == {}
    assert chosen(any_page) == []


def test_reader_rates_first_and_signs_in_after(any_page):
    """R9: the reaction survives the login, a wrong password included, and the reader is back at it."""
    essay = factories.make_article()
    reader = make_person("ratih")
    any_page.goto(essay.get_absolute_url())

    any_page.get_by_role("link", name="Timely").click()
    expect(any_page.get_by_label("Timely")).to_be_checked()
    any_page.get_by_role("button", name="Sign in and rate").click()
    expect(any_page.locator(".message")).to_have_text("Sign in or sign up, and your rating is counted.")
    fill_in_login(any_page, reader, password="wrong")
    expect(any_page.locator(".errorlist").first).to_be_visible()
    assert essay.reactions.count() == 0
    fill_in_login(any_page, reader)

    expect(any_page.get_by_role("button", name="Timely")).to_have_attribute("aria-pressed", "true")
    assert any_page.url.endswith(f"{essay.get_absolute_url()}#reactions")
    assert counts(any_page) == {"Timely": 1}


def test_reader_writes_first_and_signs_up_after(any_page):
    """R9: the comment survives the sign-up with its code, and the reader is back at it."""
    essay = factories.make_article()
    any_page.goto(essay.get_absolute_url())

    any_page.locator("#comments").get_by_role("link", name="Write a comment").click()
    any_page.get_by_label("Your comment").fill("A thought.")
    any_page.get_by_role("button", name="Sign in and send").click()
    any_page.locator("main").get_by_role("link", name="sign up").click()
    sign_up(any_page)

    why = "The first comments of a person are always read by a moderator."
    told = any_page.locator(".message", has_text="Your comment waits")
    expect(told).to_have_text(f"Thank you. Your comment waits for a moderator: {why}")
    written = essay.comments.get()
    assert any_page.url.endswith(f"{essay.get_absolute_url()}#{written.anchor}")
    expect(any_page.locator(f"#{written.anchor} .comment-body")).to_have_text("A thought.")


def test_comment_refused_after_login_waits_in_its_form(any_page):
    """R9: nothing that was typed is lost, whatever happened on the way."""
    essay = factories.make_article()
    reader = make_person("ratih")
    any_page.goto(f"{essay.get_absolute_url()}comment/")
    any_page.get_by_label("Your comment").fill("A thought.")
    any_page.get_by_role("button", name="Sign in and send").click()
    Article.objects.update(are_comments_open=False)
    fill_in_login(any_page, reader)

    expect(any_page.locator(".message-error")).to_have_text("Comments on this essay are closed.")
    expect(any_page.get_by_label("Your comment")).to_have_value("A thought.")


def test_reader_reports_a_comment(any_page):
    """C9: a reason is chosen from a list, and the reader is thanked."""
    essay = factories.make_article()
    comment = factories.make_comment(essay, body="Buy my pills.")
    sign_in(any_page, make_person("ratih"))

    any_page.goto(essay.get_absolute_url())
    any_page.get_by_role("link", name="Report").click()
    any_page.get_by_label("It is advertising or spam").check()
    any_page.get_by_role("button", name="Send the report").click()

    expect(any_page.locator(".message")).to_have_text("Thank you. A moderator will look at it.")
    assert comment.reports.get().reason == "spam"


def press(page, kind):
    with page.expect_navigation():
        page.locator(".kinds button", has_text=re.compile(rf"^{kind}\b")).click()


def counts(page):
    """Kinds with at least one reaction, as the page shows them; their sum stands in the heading."""
    texts = [re.fullmatch(r"(.+) (\d+)", text) for text in page.locator(".kinds li").all_inner_texts()]
    found = {match[1]: int(match[2]) for match in texts if match[2] != "0"}
    assert page.locator("#reactions-title .count").inner_text() == str(sum(found.values()))
    return found


def chosen(page):
    return page.locator(".kinds button[aria-pressed=true]").all_inner_texts()
