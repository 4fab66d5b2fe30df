"""Filters that answer in place, where there is JavaScript."""

from playwright.sync_api import expect

from tests.in_browser.test_filtering import make_record, rows


def test_filters_answer_in_place_and_back_returns(page, complaints):
    """T8: no new page, no jump, focus kept, the count announced; Back restores rows and form; errors show."""
    complaints.expect("status of 400")
    make_record()
    page.goto("/timeline/")
    page.evaluate("window.isSamePage = true")

    choose_an_actor(page)
    type_a_bad_year(page)

    go_back_to_the_actor(page)
    go_back_to_everything(page)
    assert page.evaluate("window.isSamePage")


def choose_an_actor(page):
    announced = page.locator(".result-count")
    announced.evaluate("one => { window.region = one }")
    page.locator(".facet-actor summary").click()
    page.evaluate("scrollTo(0, 120)")
    before = page.evaluate("scrollY")
    box = page.get_by_label("OSCE")
    box.check()

    expect(announced).to_have_text("3 entries")
    expect(page).to_have_url(page.url.split("?")[0] + "?actor=osce")
    expect(page.locator(".chips")).to_contain_text("OSCE")
    expect(page.locator(".chart title")).to_have_text(["2013: 2 entries", "2018: 1 entry"])
    expect(page.locator(".facet-domain .count")).to_have_text(["3", "1"])
    expect(box).to_be_focused()
    assert rows(page) == ["Event number 7", "Event number 4", "Event number 1"]
    assert page.evaluate(
        "[window.isSamePage, scrollY, window.region.isConnected, region.textContent.trim()]"
    ) == ([True, before, True, "3 entries"])


def type_a_bad_year(page):
    page.get_by_label("From", exact=True).fill("20x3")
    page.keyboard.press("Tab")
    expect(page.locator(".errors li")).to_have_text(
        ["From year: “20x3” is not a year between 1000 and 2999."]
    )


def go_back_to_the_actor(page):
    page.go_back()
    expect(page.locator(".result-count")).to_have_text("3 entries")
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def go_back_to_everything(page):
    page.go_back()
    expect(page.locator(".result-count")).to_have_text("10 entries")
    expect(page.locator("input[name=actor]:checked")).to_have_count(0)
    assert page.url.endswith("/timeline/")
    assert len(rows(page)) == 10


def test_filter_that_cannot_be_answered_in_place_becomes_a_page(page, complaints):
    """T8: when the answer in place fails, the form is sent as without JavaScript."""
    for pattern in ("failed: .*ERR_FAILED", "console: .*net::ERR_FAILED", "htmx:error: Failed to fetch"):
        complaints.expect(pattern)
    make_record()
    page.goto("/timeline/")
    page.route(
        "**/timeline/?*",
        lambda route: route.abort() if "hx-request" in route.request.headers else route.continue_(),
    )
    page.locator(".facet-actor summary").click()

    with page.expect_navigation():
        page.get_by_label("OSCE").check()

    expect(page.locator(".result-count")).to_have_text("3 entries")
    assert page.url.endswith("/timeline/?actor=osce")
