"""R10: what a citation, a note or an entry link leads to, shown in place."""

import re

from playwright.sync_api import expect

from tests.in_browser import content

OVERLAP = """() => {
  const card = document.querySelector(".text-card").getBoundingClientRect()
  const link = [...document.querySelector("[aria-describedby=card-text]").getClientRects()]
  const isOn = one =>
    one.bottom > card.top && one.top < card.bottom && one.right > card.left && one.left < card.right
  return {isOnLink: link.some(isOn), isInside: card.left >= 0 && card.right <= innerWidth}
}"""
BESIDE = {"isOnLink": False, "isInside": True}


def by_mouse(page, card, cite):
    """Shown beside the link while the mouse is on either; Esc closes."""
    cite.first.hover()
    expect(card).to_contain_text("Cyber diplomacy")
    expect(card).not_to_contain_text("↩")
    assert page.evaluate(OVERLAP) == BESIDE
    card.hover()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)


def by_keyboard(page, card, cite, entry):
    """Links inside the card are reached, and Esc gives the focus back."""
    page.mouse.move(0, 0)
    cite.first.focus()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="https://doi.org/10.1000/182")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(cite.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(entry.first).to_be_focused()
    expect(card).to_contain_text("A better title")
    expect(card).to_contain_text("Something happened.")
    assert page.evaluate(OVERLAP) == BESIDE
    page.keyboard.press("Tab")
    expect(card).to_have_count(0)


def test_card_opens_for_mouse_and_keyboard_and_gives_the_focus_back(page):
    """Nothing is asked of the server before a mouse rests on a link or the keyboard reaches it."""
    site = content.make_site()
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "/card/" in request.url else None)
    page.goto(site.public["essay"])
    card, cite, entry = (page.locator(one) for one in (".text-card", "a.citation", "a.entry-link"))
    assert asked == []

    by_mouse(page, card, cite)
    by_keyboard(page, card, cite, entry)
    assert len(asked) == 1

    page.locator(".note-mark a").first.hover()
    page.wait_for_timeout(400)
    expect(card).to_have_count(0)  # the note stands in the margin


def test_card_opens_and_closes_by_tapping_on_a_narrow_phone(open_page):
    """The first tap shows, the second follows; a tap elsewhere closes. It fits 320 px."""
    site = content.make_site()
    page = open_page(viewport={"width": 320, "height": 640}, has_touch=True, is_mobile=True)
    page.goto(site.public["essay"])
    card, note = page.locator(".text-card"), page.locator(".note-mark a").first

    for link, text in ((note, "A note that cites"), (page.locator("a.entry-link").first, "A better title")):
        link.tap()
        expect(card).to_contain_text(text)
        assert page.evaluate(OVERLAP) == BESIDE
        assert page.evaluate("document.documentElement.scrollWidth") == 320
        page.locator("h1").dispatch_event("pointerdown", {"pointerType": "touch", "bubbles": True})
        expect(card).to_have_count(0)

    note.tap()
    card.get_by_role("button", name="Close").tap()
    expect(card).to_have_count(0)
    note.tap()
    expect(card).to_be_visible()
    note.tap()
    expect(page).to_have_url(re.compile("#note-1$"))
