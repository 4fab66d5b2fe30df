"""What a blogger does on the essay form."""

from articles.models import Article
from tests import factories

ADD = "/admin/articles/article/add/"
LIST = "/admin/articles/article/"


def change(article):
    """The address of the form for this essay."""
    return f"{LIST}{article.pk}/change/"


def only_essay():
    return Article.objects.get()


def make_essay(person, **overrides):
    """A published essay of theirs."""
    return factories.make_article(by=person, **overrides)


def editor(page):
    """The field that the text is typed into."""
    return page.locator(".field-body .ProseMirror[contenteditable=true]")


def write(page, text):
    """Type at the end of the text."""
    editor(page).click()
    page.keyboard.press("Control+End")
    # The editor hears of the new place by an event; no person types within the same frame.
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    page.keyboard.type(text)


def choose(page, field, text):
    """Search one of the autocomplete fields and take what it offers."""
    page.locator(f".field-{field} .select2-selection").click()
    page.keyboard.type(text)
    page.locator(".select2-results__option--highlighted", has_text=text).click()
    page.locator(f".field-{field} .select2-selection [title='{text}']").wait_for()


def press(page, button):
    """Send the form with one of its buttons."""
    with page.expect_navigation():
        page.get_by_role("button", name=button, exact=True).click()


def message(page):
    """What the desk says after it did something."""
    return page.locator(".messagelist").inner_text()


def errors(page, field):
    return page.locator(f".field-{field} .errorlist li").all_inner_texts()
