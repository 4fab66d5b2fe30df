"""B17, B18, B21, B22: tokens as chips, inserted by search, offered for typed words; paste from elsewhere."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.articles.test_token_cases import CASES
from tests.in_browser import desk
from tests.in_browser.steps import make_person, sign_in

PASTES = Path(__file__).with_name("pastes")
SCAN = """async ([address, cases]) => {
    const { GAP, scan } = await import(address)
    const text = html => Object.assign(document.createElement("textarea"), {
        innerHTML: html.replace(/<[^>]*>/g, GAP.replace("\\0", "\\ue000")) }).value.replaceAll("\\ue000", GAP)
    const key = one => (one.isAuthorSuppressed ? "-" : "") + one.key
    const work = one => [one.prefix, key(one), one.locator].filter(Boolean).join("|")
    const said = one => one.kind === "entry" ? `entry ${one.slug}`
        : one.kind === "note" ? `note ${one.content.replaceAll(GAP, "")}`
        : `cite ${one.isNarrative ? "narrative" : "group"} ${one.works.map(work).join(" + ")}`
    return cases.map(html => scan(text(html)).map(said))
}"""
PASTE = """(field, html) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData("text/html", html)
    field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }))
}"""

LABELS = ["see Assegaf, 2020, p. 4; 2020", "Assegaf (2020)", "Initial set of measures", "Note: A note."]
"""What the chips of the first test say."""


@pytest.fixture
def dewi():
    return make_person("dewi", role="Blogger")


def saved(essay):
    return essay.revisions.newest_first().first().data["body"]


def module(page, name):
    """The address of one of our modules of the editor."""
    editor = page.locator("script[src*='prose_editor/editor']").first.get_attribute("src")
    return editor.replace("django_prose_editor/editor.js", f"articles/{name}.js")


def scanned_in(page):
    """What the editor's own grammar makes of the cases that both grammars share."""
    return page.evaluate(SCAN, [module(page, "tokens"), [html for html, _said in CASES]])


def test_tokens_look_like_chips_and_stay_text(page, dewi):
    """Known names are said, unknown ones marked; the cursor opens the text; both grammars agree."""
    factories.make_reference()
    entry = factories.make_entry(title_en="Initial set of measures")
    body = (
        f"<p>As [see @assegaf2020, p. 4; -@assegaf2020] and @assegaf2020 of [[{entry.slug}]]"
        "^[A note.] and [@nobody1999] in [[nowhere]] of @constructor.</p>"
    )
    draft = factories.make_draft(by=dewi, body=body)
    sign_in(page, dewi)

    page.goto(desk.change(draft))
    chips, unknown = desk.editor(page).locator(".token"), desk.editor(page).locator(".is-unknown")

    expect(chips).to_have_count(4)
    assert [chip.get_attribute("data-label") for chip in chips.all()] == LABELS
    expect(unknown).to_have_text(["[@nobody1999]", "[[nowhere]]", "@constructor"])
    expect(unknown.first).to_have_attribute("title", "Not known here: @nobody1999")
    expect(unknown.first).to_have_attribute("aria-label", "Not known here: @nobody1999 – [@nobody1999]")
    chips.last.click()
    page.keyboard.type(" More")
    expect(desk.editor(page)).to_contain_text("^[A note. More]")
    expect(chips).to_have_count(3)
    desk.press(page, "Save draft")
    assert saved(draft) == body.replace("A note.", "A note. More")
    assert scanned_in(page) == [said for _html, said in CASES]


def cite_by_keyboard(page):
    """A page of the only work, without touching the mouse."""
    page.keyboard.press("Control+Shift+C")
    dialog = page.get_by_role("dialog", name="Cite a work")
    dialog.get_by_role("combobox", name="Search the library").fill("assegaf 2020")
    expect(dialog.locator(".token-hits [role=option]")).to_have_text(
        ["Cyber diplomacyAssegaf, Ahmad Rafi (2020) · assegaf2020"]
    )
    page.keyboard.press("Enter")
    expect(dialog.get_by_label("Where in it")).to_be_focused()
    page.keyboard.type("p. [4]")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()


def search_in_vain(page):
    """The dialog says that nothing is found, and Esc closes it."""
    page.keyboard.press("Control+Shift+E")
    page.get_by_role("combobox", name="Search the timeline").fill("zzz")
    expect(page.get_by_role("dialog").get_by_role("status")).to_have_text("Nothing found.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_citation_entry_and_note_are_inserted_by_search(phone_page, dewi):
    """By keyboard and by button, 360 px wide."""
    page = phone_page
    factories.make_reference()
    entry = factories.make_entry(title_en="Initial set of measures", date="2013-12-03")
    draft = factories.make_draft(by=dewi, body="<p>See</p>")
    sign_in(page, dewi)

    page.goto(desk.change(draft))
    desk.write(page, " ")
    cite_by_keyboard(page)
    page.keyboard.type(", ")
    page.get_by_role("button", name="Link an entry of the timeline").click()
    page.get_by_role("option", name="Initial set of measures").click()
    page.keyboard.type(".")
    page.keyboard.press("Control+Shift+F")
    page.get_by_label("Text of the note").fill("A note")
    page.get_by_role("button", name="Insert", exact=True).click()
    search_in_vain(page)

    assert page.evaluate("() => document.documentElement.scrollWidth") <= 360
    desk.press(page, "Save draft")
    assert saved(draft) == f"<p>See [@assegaf2020, p. 4], [[{entry.slug}]].^[A note]</p>"


def test_what_is_selected_stays_and_old_hits_are_no_answer(page, dewi):
    """Enter before the answer is there takes nothing; what comes stands behind what is selected."""
    factories.make_reference()
    draft = factories.make_draft(by=dewi, body="<p>One word</p><p>Two</p>")
    sign_in(page, dewi)
    page.goto(desk.change(draft))

    desk.write(page, "")
    page.keyboard.press("Control+Shift+E")
    page.get_by_role("combobox", name="Search the timeline").press_sequentially("zzz")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+Shift+F")
    page.get_by_label("Text of the note").fill("Of both")
    page.get_by_role("button", name="Insert", exact=True).click()
    desk.write(page, " x")
    page.keyboard.press("Control+Shift+C")
    expect(page.locator(".token-hits [role=option]")).to_have_count(1)
    page.get_by_role("dialog").get_by_label("Form").select_option("narrative")
    page.get_by_role("button", name="Insert", exact=True).click()

    desk.press(page, "Save draft")
    assert saved(draft) == "<p>One word</p><p>Two^[Of both] x @assegaf2020</p>"


ODD_PASTES = [
    ("Street 1<br>Jakarta<br>Indonesia", "Street 1<br>Jakarta<br>Indonesia"),
    ("<p>One</p><br><p>Two</p>", "<p>One</p><p>Two</p>"),
    ("<dl><dt>Term</dt><dd>Meaning</dd></dl>", "<p>Term</p><p>Meaning</p>"),
    ("<section>One.</section><section>Two.</section>", "<p>One.</p><p>Two.</p>"),
    (
        '<div><h2>T</h2><p>A claim<a href="#_ftn1" name="_ftnref1">[1]</a> more.</p>'
        '<p><a href="#_ftnref1" name="_ftn1">[1]</a> The note.</p></div>',
        "<h2>T</h2><p>A claim^[The note.] more.</p>",
    ),
    (
        '<div><p>Whole text</p><p>see <a href="https://docs.google.com/d#cmnt_ref1">x</a></p></div>',
        '<p>Whole text</p><p>see <a href="https://docs.google.com/d#cmnt_ref1">x</a></p>',
    ),
    (
        '<table><thead><tr><td colspan="2">H</td></tr></thead></table>',
        '<table><thead><tr><th colspan="2">H</th></tr></thead></table>',
    ),
]
CLEAN = """async ([address, htmls]) => {
    const { cleanPasted } = await import(address)
    return htmls.map(cleanPasted)
}"""


def test_paste_from_pages_loses_no_words(page, dewi):
    sign_in(page, dewi)
    page.goto(desk.ADD)

    found = page.evaluate(CLEAN, [module(page, "paste"), [html for html, _clean in ODD_PASTES]])

    assert found == [clean for _html, clean in ODD_PASTES]


def test_paste_keeps_structure_and_notes_without_looks(page, dewi):
    """From Word, Google Docs and LibreOffice; then once more what the editor itself copies."""
    sign_in(page, dewi)
    found, expected = {}, {}

    for program in ("word", "google_docs", "libreoffice"):
        page.goto(desk.ADD)
        field = desk.editor(page)
        field.click()
        field.evaluate(PASTE, (PASTES / f"{program}.html").read_text(encoding="utf-8"))
        found[program] = page.locator("#id_body").input_value().removesuffix("<p></p>")
        clean = (PASTES / f"{program}.clean.html").read_text(encoding="utf-8")
        expected[program] = clean.replace("\n", "")

    assert found == expected


def test_typed_mentions_are_offered(page, dewi):
    """Accepted they become tokens; refused they stay text, also after a reload."""
    factories.make_reference()
    actor = factories.make_actor("OSCE")
    entry = factories.make_entry(title_en="Initial set", actors=[actor], place="Vienna", date="2013-12-03")
    draft = factories.make_draft(by=dewi, body="<p>Some said it (Assegaf, 2020).</p>")
    sign_in(page, dewi)

    page.goto(desk.change(draft))
    strip = page.get_by_role("group", name="Suggestions")
    expect(strip).to_contain_text("“(Assegaf, 2020)” → Assegaf, Ahmad Rafi (2020). Cyber diplomacy")
    strip.get_by_role("button", name="Leave as text").click()
    expect(strip).to_be_hidden()
    desk.write(page, " At the OSCE, Vienna, 2013, and (Assegaf, 2020, p. 4).")
    expect(desk.editor(page).locator(".offer")).to_have_text(["OSCE, Vienna, 2013", "(Assegaf, 2020, p. 4)"])
    strip.get_by_role("button", name="Link the entry").click()
    expect(strip.get_by_role("button", name="Cite the work")).to_be_visible()
    page.keyboard.press("Alt+Enter")
    expect(strip).to_be_hidden()
    desk.press(page, "Save draft")

    assert saved(draft) == (
        f"<p>Some said it (Assegaf, 2020). At the [[{entry.slug}]], and [@assegaf2020, p. 4].</p>"
    )
    expect(desk.editor(page).locator(".token")).to_have_count(2)
    expect(strip).to_be_hidden()
