"""What holds for every page: accessible, narrow, light, valid and at rest."""

import gzip
import re
from collections import Counter

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests import nu
from tests.in_browser import content
from tests.in_browser.steps import PHONE, WIDE

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
AXE = {"runOnly": TAGS, "resultTypes": ["violations"], "preload": False}  # no rule of ours needs preloading
HEAVIEST = 100_000  # bytes
HAS_ITALICS = """
    [...document.querySelectorAll('body *')].some(one => getComputedStyle(one).fontStyle === 'italic')
"""
KINDS = re.compile("text/(html|css|javascript)|application/javascript|font/")
LAYOUT_SHIFT = """() => new Promise(done => {
  const found = []
  const name = ({node, previousRect, currentRect}) =>
    [node?.outerHTML?.slice(0, 60) ?? "text", JSON.stringify(previousRect), JSON.stringify(currentRect)]
  new PerformanceObserver(list => list.getEntries().forEach(entry => found.push(entry.sources.map(name))))
    .observe({type: "layout-shift", buffered: true})
  setTimeout(() => done(found), 300)
})"""
FOCUSED = """() => {
  const {outlineStyle, outlineWidth} = getComputedStyle(document.activeElement)
  const {width, height} = document.activeElement.getBoundingClientRect()
  return {
    what: document.activeElement.outerHTML.slice(0, 80),
    isOutlined: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2,
    isVisible: width > 1 && height > 1,
  }
}"""


@pytest.fixture
def site(complaints):
    for pattern in content.HTTP_ERRORS:
        complaints.expect(pattern)
    return content.make_site()


@pytest.mark.parametrize(("viewport", "scheme"), [(PHONE, "dark"), (WIDE, "light")], ids=["phone", "wide"])
def test_no_page_has_an_accessibility_fault(open_page, site, viewport, scheme):
    """R18: axe finds nothing against WCAG 2.2 A and AA; small and large, dark and light once each."""
    page = open_page(viewport=viewport, color_scheme=scheme)
    faults = {}

    for name, _html in content.walk(page, site):
        content.open_everything(page)
        page.evaluate(Axe().axe_script)
        faults[name] = violations(page)

    assert {where: found for where, found in faults.items() if found} == {}


def violations(page):
    """Rule, element and complaint of each fault."""
    found = page.evaluate("options => axe.run(options).then(results => results.violations)", AXE)
    return [
        (rule["id"], node["html"][:160], node["failureSummary"]) for rule in found for node in rule["nodes"]
    ]


def test_no_page_scrolls_sideways(open_page, site):
    """R18: everything fits 320 px."""
    page = open_page(viewport={"width": 320, "height": 640})
    wide = {}

    for name, _html in content.walk(page, site):
        content.open_everything(page)
        wide[name] = page.evaluate("document.documentElement.scrollWidth")

    assert {name: width for name, width in wide.items() if width > 320} == {}


def test_pages_are_valid_light_and_well_structured(open_page, site, tmp_path):
    """R18, R19: HTML without errors; at most 100 kB of HTML, CSS, JavaScript and fonts, compressed.

    Images are left out: they belong to the essay, not to the site.
    """
    page = open_page()
    sizes = {}
    faults = {}

    for name, html in content.walk(page, site):
        (tmp_path / f"{name.replace(' ', '-')}.html").write_text(html, encoding="utf-8")
        faults[name] = [*syntax_errors(html), *id_faults(page), *heading_faults(page)]
        if (total := weight(page, html, sizes)) > HEAVIEST:
            faults[name].append(f"{total} bytes")
    if nu.is_possible():
        assert nu.JAR.exists(), "Run python -m tests.nu first: Java is here, the Nu HTML checker is not."
        assert nu.errors(tmp_path) == []

    assert {name: found for name, found in faults.items() if found} == {}


def syntax_errors(html):
    parser = html5lib.HTMLParser(strict=False)
    parser.parse(html)
    lines = html.splitlines()
    return [(code, lines[line - 1].strip()[:160]) for (line, _column), code, _values in parser.errors]


def id_faults(page):
    """Ids given twice; labels, descriptions and jumps that point nowhere."""
    found = page.evaluate("""() => ({
      ids: [...document.querySelectorAll("[id]")].map(one => one.id),
      links: [...document.querySelectorAll("a[href^='#']")].map(one => decodeURIComponent(one.hash.slice(1))),
      named: ["for", "aria-labelledby", "aria-describedby"].flatMap(name =>
        [...document.querySelectorAll(`[${name}]`)].flatMap(one => one.getAttribute(name).split(" "))),
    })""")
    twice = [name for name, number in Counter(found["ids"]).items() if number > 1]
    missing = {*found["links"], *found["named"]} - {*found["ids"]}
    return [*(f"id twice: {name}" for name in twice), *(f"no such id: {name}" for name in sorted(missing))]


def heading_faults(page):
    """Not exactly one h1, or a level that is skipped on the way down."""
    levels = page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(one => +one.tagName[1])")
    is_skipped = any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False))
    return [f"headings: {levels}"] if is_skipped or levels.count(1) != 1 else []


def weight(page, html, sizes):
    """Bytes of the page and of everything it loaded but images, each gzipped; `sizes` remembers files."""
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    # Chromium says of a font that an earlier page used that it loaded it again, used here or not.
    if not page.evaluate(HAS_ITALICS):
        loaded = [address for address in loaded if "italic" not in address]
    for address in loaded:
        if address not in sizes:
            answer = page.request.get(address)
            is_counted = KINDS.match(answer.headers["content-type"])
            sizes[address] = len(gzip.compress(answer.body())) if is_counted else 0
    return len(gzip.compress(html.encode())) + sum(sizes[address] for address in loaded)


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_keyboard_reaches_the_content_first_and_sees_its_way(open_page, viewport):
    """R18, T18: the skip link comes first and works; focus can be seen at every stop."""
    content.make_site()
    page = open_page(viewport=viewport)

    for address in ("/", "/timeline/"):
        page.goto(address)
        page.keyboard.press("Tab")
        skip = page.get_by_role("link", name="Skip to the content")
        expect(skip).to_be_focused()
        expect(skip).to_be_in_viewport()
        stops = [page.evaluate(FOCUSED)]
        for _ in range(9):
            page.keyboard.press("Tab")
            stops.append(page.evaluate(FOCUSED))
        assert [stop for stop in stops if not (stop["isOutlined"] and stop["isVisible"])] == []
        assert len({stop["what"] for stop in stops}) == 10

        page.goto(address)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.parametrize("viewport", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_moves_while_a_page_loads(open_page, viewport):
    """R19, T8: no layout shift on the home page, an essay and the timeline."""
    site = content.make_site()
    page = open_page(viewport=viewport)

    shifts = {}
    for name in ("home", "essay", "timeline"):
        page.goto(site.public[name])
        shifts[name] = page.evaluate(LAYOUT_SHIFT)

    assert shifts == {"home": [], "essay": [], "timeline": []}
