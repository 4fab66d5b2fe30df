"""articles/plain.py: the words of an essay's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.plain import paragraphs, plain_text, strip_tags


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("<p>One</p><p>two</p>", "One two"),
        ("<p>in<strong>divis</strong>ible, a &amp; b</p>", "indivisible, a & b"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "a b"),
        ("<p>As [see @assegaf2020, p. 4; @b] said</p>", "As said"),
        ("<p>@assegaf2020 says</p>", "says"),
        ("<p>They met ([[seoul-2013]]; [@b]).</p>", "They met."),
        ("<p>In [[seoul-2013]] they met</p>", "In they met"),
        ("<p>text^[a note [@key] with [[entry]]] on</p>", "text a note with on"),
        ("<p>mail me@example.org [not a token]</p>", "mail me@example.org [not a token]"),
        ('<p>a <a href="https://example.org/?q=[@key]">link</a></p>', "a link"),
        ('<p>one</p><hr class="page-break"><h2>Two</h2>', "one Two"),
        ("<p>1 &lt; 2 &gt; 1</p>", "1 < 2 > 1"),
    ],
)
def test_tags_and_tokens_are_left_out(html, text):
    assert plain_text(html) == text


@given(st.text(alphabet='<>[]@^ab-/p&;" ', max_size=80))
def test_any_text_has_plain_words(html):
    assert "  " not in plain_text(html)


def test_paragraphs_are_the_texts_between_block_tags():
    html = "<h2>A &amp; B</h2><p>One <em>two</em>\n three</p><ul><li><p>x</p></li></ul><p> </p>"

    assert paragraphs(html) == ["A & B", "One two three", "x"]


def test_strip_tags_steps_over_whole_tags():
    assert strip_tags('<a href="x>y" title="<b>">word</a> &lt;b&gt;') == "word <b>"
