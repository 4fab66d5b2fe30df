"""A reader suggests a correction, an editor takes it up, and the history says so."""

from playwright.sync_api import expect

from tests import factories
from tests.in_browser.steps import PHONE, make_person, sign_in


def test_correction_of_a_stranger_reaches_the_record(open_page, page):
    """T28: from the entry's page, without JavaScript and on a phone, to the history with a credit."""
    entry = factories.make_entry(
        place="Wina",
        actors=[factories.make_actor("OSCE")],
        domains=[factories.make_domain("Norms")],
        sources=[factories.make_source()],
    )
    reader = open_page(viewport=PHONE, java_script_enabled=False)

    suggest(reader, entry)
    take_up(page, entry)

    reader.reload()
    expect(reader.locator(".entry-facts")).to_contain_text("Accepted")
    reader.locator(".entry-facts a").click()
    expect(reader.locator(".entry-when")).to_contain_text("Vienna")
    expect(reader.locator(".history")).to_contain_text("The document says so. (suggested by Ratih)")


def suggest(reader, entry):
    reader.goto(entry.get_absolute_url())
    reader.get_by_role("link", name="Something wrong or missing?").click()
    reader.get_by_label("Place").fill("Vienna")
    reader.get_by_label("Your source").fill("https://www.osce.org/pc/109168")
    reader.get_by_label("Your name").fill("Ratih")
    reader.get_by_label("Name me in the public history of the entry").check()
    reader.wait_for_timeout(3_000)  # what a program would not wait
    reader.get_by_role("button", name="Send the suggestion").click()
    expect(reader.locator(".differences").first).to_contain_text("WinaVienna")


def take_up(page, entry):
    sign_in(page, make_person("clerk", role="Timeline editor"))
    page.goto("/admin/timeline/suggestion/")
    page.get_by_role("link", name=str(entry)).click()
    page.get_by_role("button", name="Open the entry with it filled in").click()
    expect(page.get_by_label("Place")).to_have_value("Vienna")
    page.get_by_label("Why this change").fill("The document says so.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("The suggestion is accepted.")
