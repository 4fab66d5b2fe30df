"""How the pages stand on a screen and on paper: lines, margin, fold, print, video."""

import gzip
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.in_browser import content
from tests.in_browser.steps import PHONE, WIDE

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = (
    "States agreed that their conduct in cyberspace should follow rules, and they have argued about the "
    "meaning of nearly every one of them since. The record shows who proposed what, and when. "
)
PARAGRAPHS = "".join(f"<p>{SENTENCES * 4}</p>" for _ in range(6))
NOTED = f"<p>Before it^[A note in the margin, [@assegaf2020].] comes this. {SENTENCES}</p>" + PARAGRAPHS
# Characters in each full line of the first paragraph; the last line is left out.
LINES = """() => {
  const text = [...document.querySelectorAll(".essay-body p")].at(-1).firstChild
  const range = document.createRange()
  const lines = []
  let top = null
  for (let place = 0; place < text.length; place++) {
    range.setStart(text, place)
    range.setEnd(text, place + 1)
    const here = range.getBoundingClientRect().top
    if (here !== top) lines.push(0)
    top = here
    lines[lines.length - 1] += 1
  }
  return lines.slice(0, -1)
}"""
SEEN = """() => [...document.querySelectorAll("main a[href*='/essays/']")]
  .filter(link => link.getBoundingClientRect().top < innerHeight && link.closest("h2, h3, li"))
  .map(link => new URL(link.href).pathname)
  .filter(path => !path.endsWith("/essays/"))"""
CLIPBOARD_HTML = """async () => {
  const [item] = await navigator.clipboard.read()
  return (await item.getType("text/html")).text()
}"""
FONTS = (
    "() => performance.getEntriesByType('resource').map(one => one.name).filter(name => /woff2/.test(name))"
)


@pytest.fixture
def essay():
    factories.make_reference()
    return factories.make_article(body=NOTED).get_absolute_url()


def box(page, selector):
    return page.locator(selector).first.bounding_box()


@pytest.mark.parametrize("width", [1280, 1024, 768])
def test_lines_hold_62_to_72_characters(open_page, essay, width):
    page = open_page(viewport={"width": width, "height": 800})
    page.goto(essay)
    page.evaluate("document.fonts.ready")

    lines = page.evaluate(LINES)

    assert 62 <= sum(lines) / len(lines) <= 72


def test_text_keeps_its_baseline_rhythm(page, essay):
    page.goto(essay)

    heights = page.locator(".essay-body p").evaluate_all("all => all.map(one => one.offsetHeight % 28)")

    assert set(heights) == {0}


def test_notes_and_works_stand_in_the_margin_of_a_wide_screen(page, essay):
    page.goto(essay)
    text, note, work = box(page, ".essay-body p"), box(page, ".sidenote"), box(page, ".references li")

    assert note["x"] >= text["x"] + text["width"]
    assert abs(note["y"] - text["y"]) < 60
    assert work["x"] == text["x"]
    expect(page.locator(".margin-work")).to_have_count(0)  # the work is cited inside the note only


def test_note_unfolds_in_place_on_a_phone_and_leads_back(open_page, essay):
    page = open_page(viewport=PHONE, java_script_enabled=False)
    page.goto(essay)
    note = page.locator("#note-1")

    expect(note).to_be_hidden()
    page.locator("#note-mark-1 a").click()
    expect(note).to_be_visible()
    expect(note).to_be_in_viewport()
    width = box(page, ".essay-body p")["width"]
    assert note.bounding_box()["width"] <= width
    note.get_by_label("Back to the text").click()
    expect(note).to_be_hidden()
    expect(page.locator("#note-mark-1")).to_be_in_viewport()


def test_contents_stay_beside_the_text_where_there_is_room(open_page):
    parts = "".join(f"<h2>Part {number}</h2>{PARAGRAPHS}" for number in (1, 2, 3))
    address = factories.make_article(body=parts).get_absolute_url()
    wide, narrow = open_page(viewport={"width": 1440, "height": 800}), open_page(viewport=PHONE)
    for page in (wide, narrow):
        page.goto(address)

    wide.evaluate("scrollTo(0, 3000)")
    narrow_link = narrow.get_by_role("link", name="Part 3")

    assert box(wide, ".contents")["x"] < box(wide, ".essay-body")["x"]
    expect(wide.get_by_role("link", name="Part 3")).to_be_in_viewport()
    expect(narrow_link).to_be_hidden()
    narrow.get_by_text("Contents").click()
    narrow_link.click()
    expect(narrow.get_by_role("heading", name="Part 3")).to_be_in_viewport()


def test_paper_shows_every_page_with_notes_works_and_addresses_and_nothing_else(page, essay):
    """R4, R3: print always prints the whole essay, with the addresses of its links, and the disclaimer."""
    body = (
        '<p>First^[A note.] [@assegaf2020] <a href="https://example.org/a">there</a>.</p>'
        '<hr class="page-break"><p>Second.</p>'
    )
    article = factories.make_article(body=body)
    page.goto(f"{article.get_absolute_url()}?page=1")
    second = page.get_by_text("Second.")
    expect(second).to_be_hidden()

    page.emulate_media(media="print")

    expect(second).to_be_visible()
    expect(page.locator(".sidenote")).to_contain_text("A note.")
    expect(page.locator(".references")).to_be_visible()
    expect(page.locator(".disclaimer")).to_be_visible()
    expect(page.locator(".essay-head .print-only")).to_contain_text(article.get_absolute_url())
    after = page.get_by_role("link", name="there").evaluate("one => getComputedStyle(one, '::after').content")
    assert "attr(href)" in after or "https://example.org/a" in after
    for gone in (".masthead-nav", ".discussion", ".share", ".margin-work", ".essay-pages", ".note-mark"):
        assert page.locator(gone).first.is_hidden()


@pytest.mark.parametrize("viewport", [PHONE, WIDE, {"width": 1920, "height": 1080}])
def test_no_essay_stands_twice_above_the_fold(open_page, viewport):
    """R5"""
    content.make_site()
    page = open_page(viewport=viewport)
    page.goto("/")

    seen = page.evaluate(SEEN)

    assert seen
    assert len(seen) == len(set(seen))


def test_player_is_asked_for_only_when_its_reader_presses_play(page, complaints):
    """R5, and no request leaves the site before."""
    content.make_site()
    page.route(re.compile("youtube-nocookie"), lambda route: route.fulfill(body="a player"))
    complaints.expect("other host: https://www.youtube-nocookie.com/embed/abcdefghijk")
    page.goto("/")
    before = [text for text in complaints.heard if "youtube" in text]

    page.get_by_role("link", name="Play from YouTube").click()

    expect(page.frame_locator(".video-card iframe").locator("body")).to_have_text("a player")
    expect(page.locator(".video-card iframe")).to_have_attribute("title", "Thirteen rules")
    assert before == []


def test_video_is_a_link_without_javascript(plain_page):
    content.make_site()
    plain_page.goto("/")

    link = plain_page.get_by_role("link", name="Play from YouTube")

    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=abcdefghijk")


def test_citation_is_copied_with_its_italics(open_page, essay):
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    page.goto(essay)

    page.locator(".cite summary").click()
    page.get_by_role("button", name="Copy (APA").click()

    expect(page.locator(".copied")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    formatted = page.evaluate(CLIPBOARD_HTML)
    assert "<i>Cyberdiplomacy</i>" in formatted
    assert copied == " ".join(page.locator("#cite-apa").inner_text().split())


def test_copying_is_not_offered_without_javascript(plain_page, essay):
    plain_page.goto(essay)

    plain_page.locator(".cite summary").click()

    expect(plain_page.locator("#cite-apa")).to_be_visible()
    expect(plain_page.locator(".share button").first).to_be_hidden()
    expect(plain_page.get_by_role("link", name="Send by e-mail")).to_be_visible()


def test_fonts_are_ours_small_and_no_more_than_a_page_needs(page, essay):
    """At most 45 kB each; a page without italics loads one."""
    sizes = {path.name: path.stat().st_size for path in (ROOT / "static" / "fonts").glob("*.woff2")}
    page.goto(essay)
    page.evaluate("document.fonts.ready")

    loaded = {address.rsplit("/", 1)[1] for address in page.evaluate(FONTS)}

    assert len(sizes) == 4
    assert max(sizes.values()) <= 45_000
    assert "serif.woff2" in loaded
    assert not any("ext" in name for name in loaded)


def test_long_real_essay_stays_light(page, essay):
    """R19: 5,000 words with their page, styles, script and fonts stay below 100 kB."""
    words = " ".join(f"kata{number * 7919 % 3001}" for number in range(5_000))
    address = factories.make_article(body=f"<p>{words} <em>{words[:400]}</em></p>").get_absolute_url()
    html = page.goto(address).text()
    page.evaluate("document.fonts.ready")

    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    files = [page.request.get(one) for one in loaded if "/media/" not in one]
    texts = [gzip.compress(one.body()) for one in files if "font" not in one.headers["content-type"]]
    fonts = [one.body() for one in files if "font" in one.headers["content-type"]]

    assert sum(map(len, [*texts, *fonts, gzip.compress(html.encode())])) < 100_000


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_long_essay_is_walked_through_by_keyboard(open_page, size):
    """R18: from the skip link through byline, note, citation and back, with focus in sight at every stop."""
    site = content.make_site()
    page = open_page(viewport=size)
    page.goto(site.public["essay"])
    page.locator("main").focus()
    stops = []

    for _ in range(25):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate("""() => {
              const one = document.activeElement
              const {top, bottom, width} = one.getBoundingClientRect()
              const isSeen = bottom > 0 && top < innerHeight && width > 0
              return [one.textContent.trim(), getComputedStyle(one).outlineStyle, isSeen]
            }""")
        )

    assert {(outline, is_seen) for _text, outline, is_seen in stops} == {("solid", True)}
    texts = [text for text, _outline, _seen in stops]
    assert "1" in texts
    assert any("Assegaf, 2020" in text for text in texts)
