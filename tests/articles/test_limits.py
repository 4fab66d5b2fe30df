"""articles/limits.py: texts that would take a reader's time are refused with a reason."""

import time

import pytest
from django.core.exceptions import ValidationError

from articles import forms, limits
from articles.citations.texts import Texts
from articles.plain import plain_text
from articles.preflight import blockers
from articles.rendering import Renderer
from tests import factories

DEEP = "Lists, tables or quotations are nested too deeply here: simplify them."


@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<blockquote>" * 83_000, DEEP),
        ("<ul><li>" * 101, DEEP),
        ("<DIV>" * 101, DEEP),
        ("<h2>A</h2>" * 501, "An essay can have at most 500 headings."),
        ("<p>@a </p>" * 10_001, "An essay can have at most 10000 citations, links and notes."),
        ("^[" * 10_001, "An essay can have at most 10000 citations, links and notes."),
    ],
    ids=["quotations", "lists", "others", "headings", "citations", "notes"],
)
def test_too_much_is_refused_with_its_reason(html, reason):
    with pytest.raises(ValidationError, match=reason.split(":")[0]) as error:
        forms.clean_text(html)

    assert error.value.messages == [reason]


@pytest.mark.parametrize(
    "html",
    [
        "<blockquote>" * 100,
        "<p>One" * 5_000,
        "<ul>" + "<li>One" * 5_000,
        "<p>a</p>" * 5_000,
        "<h2>A</h2>" * 500,
        "</ul>" * 5_000,
    ],
)
def test_long_and_plain_texts_are_not(html):
    limits.check(html)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 190_000,
        "[ " * 450_000,
        "^[" * 9_999 + "]" * 9_999,
        "\u202eabc\u0301 " * 100_000,
        "[@a, p. 4] " * 5_000 + "[[osce]] " * 4_000,
    ],
    ids=["words", "brackets", "nested notes", "right to left", "tokens"],
)
def test_whatever_is_taken_is_shown_in_a_moment(text):
    """A megabyte of it: ten seconds here would be a fault of growth, not of the machine."""
    begun = time.process_time()

    html = forms.clean_text(f"<p>{text}</p>")
    Renderer("en", Texts("apa", "en", {}, []), {}).render(html)
    plain_text(html)

    assert time.process_time() - begun < 10


@pytest.mark.django_db
def test_unknown_names_are_told_as_far_as_anybody_reads():
    body = "".join(f"[@k{place}] [[e{place}]] " for place in range(60))

    works, entries = blockers(factories.article_data(body=f"<p>{body}</p>"))["body"]

    assert (
        works == f"These works are not in the library: {', '.join(f'[@k{place}]' for place in range(10))}, …."
    )
    assert entries.endswith("[[e9]], ….")


@pytest.mark.django_db
def test_refused_text_comes_back_in_the_form(client, blogger):
    client.force_login(blogger)
    body = "<h2>A</h2>" * 501

    response = client.post("/admin/articles/article/add/", {"title": "Long", "body": body, "_draft": "1"})

    form = response.context["adminform"].form
    assert form.errors["body"] == ["An essay can have at most 500 headings."]
    assert form["body"].value() == body
