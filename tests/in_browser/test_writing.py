"""Bloggers at their desk."""

import pytest
from playwright.sync_api import expect

from cyberdiplomacy.demo.pictures import draw
from tests import factories
from tests.in_browser import desk
from tests.in_browser.steps import PHONE, make_person, sign_in

PICTURE = {"name": "drawing.webp", "mimeType": "image/webp", "buffer": draw("browser")}


@pytest.fixture
def dewi():
    return make_person("dewi", role="Blogger")


def test_blogger_writes_previews_and_publishes(page, open_page, dewi):
    """B1, B15: from the login form to the home page, with a category and a new concept."""
    factories.make_category("Analysis")
    sign_in(page, dewi)

    page.get_by_role("link", name="Desk").click()
    page.locator("#content-main .model-article .addlink").click()
    page.get_by_label("Title:").press_sequentially("Norms after Seoul")
    page.get_by_label("Summary:").fill("What was agreed, and what was not.")
    desk.write(page, "States met in Seoul.\nThey agreed on little.")
    desk.choose(page, "category", "Analysis")
    desk.choose(page, "concepts", "Digital sovereignty")
    desk.press(page, "Save and preview")

    expect(page.locator(".banner")).to_contain_text("Draft: only you and the editors see this page.")
    expect(page.get_by_role("heading", level=1)).to_have_text("Norms after Seoul")
    expect(page.locator(".essay-body p")).to_have_text(["States met in Seoul.", "They agreed on little."])

    page.get_by_role("link", name="Back to writing").click()
    desk.press(page, "Publish")

    assert desk.message(page) == "Published: see the essay."
    reader = open_page()
    reader.goto("/")
    reader.get_by_role("link", name="Norms after Seoul").first.click()
    expect(reader).to_have_url(f"{reader.url.split('/essays/')[0]}/essays/norms-after-seoul/")
    expect(reader.locator(".kicker")).to_have_text("Analysis")
    expect(reader.locator(".concepts a")).to_have_text(["Digital sovereignty"])


def test_draft_of_a_live_essay_stays_hidden_until_published(page, open_page, dewi):
    """B2: the public page keeps every byte while a draft is written."""
    essay = desk.make_essay(dewi, title="Old title", body="<p>Old text.</p>")
    reader = open_page()
    address = essay.get_absolute_url()
    before = reader.goto(address).body()
    sign_in(page, dewi)

    page.goto(desk.change(essay))
    page.get_by_label("Title:").fill("New title")
    desk.write(page, " And new text.")
    desk.press(page, "Save draft")

    assert desk.message(page) == (
        "Draft saved. Readers see the published text until you publish the changes."
    )
    assert reader.goto(address).body() == before

    desk.press(page, "Publish changes")
    assert desk.errors(page, "correction") == ["Readers have seen this text: say what you changed."]
    page.get_by_label("What you changed:").fill("A better title, and news.")
    desk.press(page, "Publish changes")
    reader.goto(address)
    expect(reader.get_by_role("heading", level=1)).to_have_text("New title")
    expect(reader.locator(".essay-body")).to_have_text("Old text. And new text.")
    expect(reader.locator(".corrections li")).to_contain_text("A better title, and news.")


def test_publishing_is_refused_with_reasons_and_keeps_the_text(page, dewi):
    """B15, B20: no category and an unknown work are named; nothing typed is lost."""
    sign_in(page, dewi)

    page.goto(desk.ADD)
    page.get_by_label("Title:").press_sequentially("Unfinished")
    page.get_by_label("Summary:").fill("Not ready.")
    desk.write(page, "As shown before [@nobody2020].")
    desk.choose(page, "concepts", "Attribution")
    desk.press(page, "Publish")

    assert desk.errors(page, "category") == ["Choose a category."]
    assert desk.errors(page, "body") == ["This work is not in the library: [@nobody2020]."]
    expect(page.get_by_label("Title:")).to_have_value("Unfinished")
    expect(desk.editor(page)).to_have_text("As shown before [@nobody2020].")
    expect(page.locator("#id_concepts")).to_have_values(["Attribution"])


def test_everything_the_toolbar_makes_is_kept(page, dewi):
    """B1, B14: what the editor makes comes back from the server as it was."""
    essay = desk.make_essay(dewi, body="<p>Start.</p>")
    sign_in(page, dewi)

    page.goto(desk.change(essay))
    desk.write(page, "\n## A heading\n- one\ntwo\n\n")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Control+b")
    page.keyboard.type("Second page.")
    desk.press(page, "Save draft")

    made = essay.revisions.newest_first().first().data["body"]
    # Empty paragraphs take no room on the page.
    assert made.replace("<p></p>", "") == (
        "<p>Start.</p><h2>A heading</h2><ul><li><p>one</p></li><li><p>two</p></li></ul>"
        '<hr class="page-break"><p><strong>Second page.</strong></p>'
    )
    expect(desk.editor(page).locator("h2")).to_have_text("A heading")
    expect(desk.editor(page).locator(".page-break-node")).to_have_count(1)


def test_image_without_description_is_refused(page, dewi):
    """B11: a picture needs a description or the mark that it is decorative."""
    sign_in(page, dewi)

    page.goto("/admin/articles/image/add/")
    page.get_by_label("Working title:").fill("A map")
    page.get_by_label("Picture:").set_input_files(PICTURE)
    page.get_by_label("Credit:").fill("Dewi")
    page.get_by_label("Licence:").fill("CC BY 4.0")
    desk.press(page, "Save")

    assert page.locator(".errorlist li").all_inner_texts() == [
        "Describe the picture, or mark it as decorative."
    ]
    expect(page.get_by_label("Working title:")).to_have_value("A map")


def test_new_image_becomes_the_lead_image(page, open_page, dewi):
    """B11, B12, R1: a picture uploaded with its description and credit stands above the essay."""
    essay = desk.make_essay(dewi)
    sign_in(page, dewi)

    page.goto("/admin/articles/image/add/")
    page.get_by_label("Working title:").fill("A map")
    page.get_by_label("Picture:").set_input_files(PICTURE)
    page.get_by_label("Alternative text:").fill("Points and lines")
    page.get_by_label("Credit:").fill("Dewi")
    page.get_by_label("Licence:").fill("CC BY 4.0")
    desk.press(page, "Save")
    page.goto(desk.change(essay))
    desk.choose(page, "lead_image", "A map")
    desk.press(page, "Publish changes")

    reader = open_page()
    reader.goto(essay.get_absolute_url())
    picture = reader.get_by_role("img", name="Points and lines")
    expect(picture).to_be_visible()
    assert picture.evaluate("image => image.naturalWidth") > 0
    expect(reader.locator("figcaption .credit")).to_have_text("Image: Dewi, CC BY 4.0")


def test_other_bloggers_essay_is_out_of_reach(page, complaints, dewi):
    """B1: 403 on its form, and it is not in the list."""
    theirs = desk.make_essay(make_person("bayu", role="Blogger"), title="Of somebody else")
    desk.make_essay(dewi, title="My own")
    complaints.expect("status of 403")
    sign_in(page, dewi)

    answer = page.goto(desk.change(theirs))

    assert answer.status == 403
    assert "Of somebody else" not in answer.text()
    page.goto(desk.LIST)
    expect(page.locator("#result_list .field-title")).to_have_text(["My own"])


def test_stale_save_shows_both_texts(page, complaints, dewi):
    """B3, B10: of two tabs, the second to save overwrites nothing and loses nothing."""
    essay = desk.make_essay(dewi, title="Shared", body="<p>Start.</p>")
    complaints.expect("status of 409")
    sign_in(page, dewi)
    second = page.context.new_page()
    for tab in (page, second):
        tab.goto(desk.change(essay))

    desk.write(page, " From the first tab.")
    desk.press(page, "Save draft")
    desk.write(second, " From the second tab.")
    desk.press(second, "Save draft")

    expect(second.locator(".conflict")).to_contain_text("Somebody saved this text after you opened it.")
    expect(second.locator("#mine-body")).to_have_value("<p>Start. From the second tab.</p>")
    expect(second.locator("#theirs-body")).to_have_value("<p>Start. From the first tab.</p>")
    assert second.locator(".conflict textarea").count() == 2
    with page.context.expect_page() as opened:
        second.get_by_role("link", name="Open the saved text in a new tab").click()
    expect(desk.editor(opened.value)).to_have_text("Start. From the first tab.")


def test_every_page_of_the_desk_opens_without_complaint(page):
    """O7: the content policy stops nothing that Django's own admin needs, in Indonesian either."""
    boss = make_person("boss", role="Owner", is_superuser=True)
    factories.make_comment(desk.make_essay(boss))
    factories.make_entry(sources=[factories.make_source()])
    sign_in(page, boss)
    page.goto("/id/admin/")
    lists = [link.get_attribute("href") for link in page.locator("#content-main th a").all()]

    for address in lists:
        assert page.goto(address).status == 200
        form = page.locator("#result_list tbody th a, .object-tools .addlink").last
        if form.count():
            with page.expect_navigation() as opened:
                form.click()
            assert opened.value.status == 200, form

    assert len(lists) > 15


def add_picture(page):
    """By the toolbar, in the window of the library, which closes behind it."""
    with page.expect_popup() as opened:
        page.locator("button[data-name=imageFigure]").click()
    window = opened.value
    window.locator(".addlink").click()
    window.get_by_label("Working title:").fill("A map")
    window.get_by_label("Picture:").set_input_files(PICTURE)
    window.get_by_label("Alternative text:").fill("Points and lines")
    window.get_by_label("Credit:").fill("Dewi")
    window.get_by_label("Licence:").fill("CC BY 4.0")
    with window.expect_event("close"):
        window.get_by_role("button", name="Save", exact=True).click()
    shown = desk.editor(page).locator("figure.image img")
    expect(shown).to_be_visible()
    shown.evaluate("image => image.decode()")


def expect_picture_and_page(reader):
    """What the test below wrote, as a phone shows it."""
    picture = reader.get_by_role("img", name="Points and lines")
    picture.scroll_into_view_if_needed()
    picture.evaluate("image => image.decode()")
    assert picture.evaluate("image => image.currentSrc").endswith(".480.avif")
    expect(reader.locator(".essay-body figcaption")).to_have_text("Our own words · Image: Dewi, CC BY 4.0")
    expect(reader.locator(".page-title")).to_have_text("Part “two”")
    expect(reader.locator(".essay-body p:not(:empty)")).to_have_text(["Start.", "Below.", "Second page."])
    assert reader.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_picture_from_the_library_window_stands_in_the_text(page, open_page, dewi):
    """B11, B12, B14: uploaded and chosen in the window of the library, captioned, read on a phone."""
    essay = desk.make_essay(dewi, body="<p>Start.</p>")
    sign_in(page, dewi)
    page.goto(desk.change(essay))
    desk.write(page, "\n")

    add_picture(page)
    desk.editor(page).locator("figcaption").click()
    page.keyboard.type("Our own words\nBelow.")
    page.locator("button[data-name=pageBreak]").click()
    page.get_by_label("Title of the page that begins here").fill("Part “two”")
    page.get_by_role("button", name="Insert", exact=True).click()
    page.keyboard.type("Second page.")
    page.get_by_label("What you changed:").fill("A picture.")
    desk.press(page, "Publish changes")

    reader = open_page(viewport=PHONE)
    reader.goto(essay.get_absolute_url())
    expect_picture_and_page(reader)


def test_video_loads_nothing_before_it_is_pressed(page, open_page, complaints, dewi):
    """B13: asked for by address, title and transcript; its host hears of the reader at the click only."""
    essay = desk.make_essay(dewi, body="<p>Start.</p>")
    sign_in(page, dewi)
    page.goto(desk.change(essay))
    desk.write(page, "\n")

    page.locator("button[data-name=videoFigure]").click()
    page.get_by_label("Address of the video on YouTube or Vimeo").fill("https://youtu.be/abcdefghijk")
    page.get_by_label("Title", exact=True).fill("Thirteen rules")
    page.get_by_label("Address of a transcript").fill("https://example.org/transcript")
    page.get_by_role("button", name="Insert", exact=True).click()
    page.get_by_label("What you changed:").fill("A video.")
    desk.press(page, "Publish changes")

    reader = open_page()
    asked = []
    reader.context.route("https://www.youtube-nocookie.com/**", lambda route: asked.append(route.abort()))
    reader.goto(essay.get_absolute_url())
    expect(reader.get_by_role("link", name="Read the transcript")).to_be_visible()
    assert asked == []
    complaints.expect("other host: https://www.youtube-nocookie.com/embed/abcdefghijk")
    complaints.expect("failed: https://www.youtube-nocookie.com/embed/abcdefghijk")
    reader.get_by_role("link", name="Play from YouTube (Thirteen rules)").click()
    expect(reader.locator("iframe[title='Thirteen rules']")).to_be_visible()
