"""The form of a work in a browser: the fields of its kind, and all of them without a script."""

from playwright.sync_api import expect

from tests.in_browser.steps import make_person, sign_in

ADD = "/admin/articles/reference/add/"


def test_form_of_a_work_shows_the_fields_of_its_kind_and_hides_nothing_typed(open_page):
    blogger = make_person("blogger", role="Blogger")
    page = open_page()
    sign_in(page, blogger)
    page.goto(ADD)

    page.get_by_label("Kind:").select_option("webpage")
    expect(page.locator("#id_volume")).to_be_hidden()
    expect(page.locator("[name=editors-0-family]")).to_be_hidden()
    page.get_by_label("Kind:").select_option("article-journal")
    page.locator("#id_volume").fill("3")
    page.get_by_label("Kind:").select_option("webpage")

    expect(page.locator("#id_volume")).to_be_visible()
    expect(page.locator("#id_issue")).to_be_hidden()
    expect(page.locator("#id_url")).to_be_visible()


def test_form_of_a_work_shows_every_field_without_javascript(plain_page):
    sign_in(plain_page, make_person("blogger", role="Blogger"))

    plain_page.goto(ADD)

    expect(plain_page.locator("#id_issue")).to_be_visible()
    expect(plain_page.locator("[name=editors-0-family]")).to_be_visible()
