"""Readers of the timeline."""

import re

from playwright.sync_api import expect

from tests import factories


def make_record():
    """Nine entries of three actors, three years and two domains."""
    actors = [factories.make_actor(name) for name in ("Indonesia", "OSCE", "Singapore")]
    norms, crime = factories.make_domain("Norms"), factories.make_domain("Cybercrime")
    for place, year in enumerate((2009, 2013, 2013, 2018, 2013, 2013, 2009, 2018, 2013)):
        factories.make_entry(
            title_en=f"Event number {place}",
            date=f"{year}-0{place + 1}",
            actors=[actors[place % 3], *actors[:1]] if place % 3 else actors[:1],
            domains=[norms] if place % 2 else [norms, crime],
        )
    factories.make_entry(title_en="Without an actor", date="2013")


def test_reader_filters_by_actor_year_and_domain(any_page, open_page):
    """T1, T2, T3, T6, T7, T8: every count is what the list then shows; the address holds the view."""
    make_record()
    page = any_page
    page.goto("/timeline/")
    assert len(rows(page)) == 10

    narrow(page, "actor", "OSCE")
    narrow(page, "year", "2013")
    narrow(page, "domain", "Cybercrime")

    assert page.url.endswith("/timeline/?actor=osce&domain=cybercrime&year=2013")
    assert rows(page) == ["Event number 4"]
    stranger = open_page()
    stranger.goto(page.url)
    assert rows(stranger) == rows(page)


def test_chip_takes_one_value_away_and_back_returns(any_page):
    """T7: each chip is one value; Back goes to the view before; reset shows everything."""
    make_record()
    page = any_page
    page.goto("/timeline/?actor=osce&domain=cybercrime&year=2013")
    before = rows(page)

    with page.expect_navigation():
        page.locator(".chips a", has_text="Cybercrime").click()

    assert page.url.endswith("/timeline/?actor=osce&year=2013")
    assert rows(page) == ["Event number 4", "Event number 1"]
    page.go_back()
    assert page.url.endswith("/timeline/?actor=osce&domain=cybercrime&year=2013")
    assert rows(page) == before
    with page.expect_navigation():
        page.get_by_role("link", name="Reset all").click()
    assert page.url.endswith("/timeline/")
    assert len(rows(page)) == 10


def test_reader_filters_by_a_span_of_years_and_turns_the_order(any_page):
    """T2, T5: from and to include what overlaps them; the order is the reader's."""
    make_record()
    page = any_page
    page.goto("/timeline/")

    page.get_by_label("From", exact=True).fill("2010")
    page.get_by_label("to", exact=True).fill("2013")
    page.get_by_label("Order").select_option("oldest first")
    show(page)

    expect(page).to_have_url(re.compile(r"/timeline/\?from=2010&to=2013&sort=oldest$"))
    expect(page.locator(".row")).to_have_count(6)
    assert rows(page) == ["Without an actor", *[f"Event number {place}" for place in (1, 2, 4, 5, 8)]]


def test_bad_year_is_named_and_shows_nothing(any_page, complaints):
    """T2: a year that is none gives an error and no rows."""
    make_record()
    complaints.expect("status of 400")
    any_page.goto("/timeline/")

    any_page.get_by_label("From", exact=True).fill("20x3")
    show(any_page)

    expect(any_page.locator(".errors li")).to_have_text(
        ["From year: “20x3” is not a year between 1000 and 2999."]
    )
    assert rows(any_page) == []
    expect(any_page.get_by_label("From", exact=True)).to_have_value("20x3")


def test_filters_open_and_work_on_a_phone(phone_page):
    """T8: on a narrow screen the filters wait behind a button."""
    make_record()
    phone_page.goto("/timeline/")
    expect(phone_page.get_by_role("button", name="Show")).to_be_hidden()

    phone_page.locator(".filter-box > summary").click()
    narrow(phone_page, "actor", "Singapore")

    assert len(rows(phone_page)) == 3


def narrow(page, facet, label):
    """Choose one value; as many rows come as its count said."""
    box = page.locator(f".facet-{facet}")
    if not box.evaluate("box => box.open"):
        box.locator("summary").click()
    option = box.locator("label", has_text=re.compile(rf"^\s*{label}\s"))
    promised = int(option.locator(".count").inner_text())
    option.locator("input").check()
    if not page.locator("form[data-htmx-powered]").count():  # with JavaScript the answer comes by itself
        show(page)
    expect(page.locator(".row")).to_have_count(promised)
    assert len(rows(page)) == promised


def show(page):
    with page.expect_navigation():
        page.get_by_role("button", name="Show").click()


def rows(page):
    """The titles on show; the count above them agrees."""
    titles = page.locator(".row h3").all_inner_texts()
    assert page.locator(".result-count").inner_text() == (
        "1 entry" if len(titles) == 1 else f"{len(titles)} entries"
    )
    return titles
