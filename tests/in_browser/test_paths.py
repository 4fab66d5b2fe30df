"""T32: a reading path, from the timeline's address to the reader's keyboard."""

from playwright.sync_api import expect

from tests import factories
from tests.in_browser import desk
from tests.in_browser.steps import PHONE, make_person, sign_in


def test_blogger_makes_a_path_on_a_phone_and_a_reader_walks_it_by_keyboard(open_page):
    domain = factories.make_domain("Norms")
    for title, date in (("Talks", "2009"), ("Report", "2013"), ("Forum", "2021")):
        factories.make_entry(title_en=title, date=date, domains=[domain])
    factories.make_entry(title_en="Summit", slug="summit")
    page = open_page(viewport=PHONE)
    sign_in(page, make_person("dewi", role="Blogger"))

    page.goto("/admin/articles/readingpath/add/")
    page.get_by_label("Title:").press_sequentially("How norms grew")
    page.get_by_label("Introduction:").fill("Four steps.")
    page.get_by_label("Take in entries").fill("/timeline/?domain=norms")
    page.locator("#steps-0 .select2-selection").click()
    page.keyboard.type("Summit")
    page.locator(".select2-results__option--highlighted", has_text="Summit").click()
    page.locator("#id_steps-0-note").fill("Here it began.")
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    desk.press(page, "Publish")

    assert desk.message(page) == "Saved. Readers see it: see the path.\n3 steps have no note."
    reader = open_page()
    reader.goto("/paths/")
    reader.get_by_role("link", name="How norms grew").click()
    expect(reader.locator(".path-step h2")).to_have_text(["Summit", "Talks", "Report", "Forum"])
    reader.locator("#step-1").get_by_role("link", name="Next step").press("Enter")
    expect(reader.locator(".path-step:target h2")).to_have_text("Talks")
    reader.locator("#step-2 summary").press("Enter")
    expect(reader.locator("#step-2 details p")).to_be_visible()
