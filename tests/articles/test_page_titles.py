from html import escape

from hypothesis import given
from hypothesis import strategies as st

from articles import page_titles, tokens
from articles.sanitising import clean_html

BREAKS = [
    '<hr class="page-break">',
    '<hr class="page-break" title="Two &amp; &quot;three&quot;">',
    "<ul><li>",
    "</li></ul>",
    "<blockquote>",
    "</blockquote>",
    "<hr>",
    "<p>text</p>",
]


def test_titles_of_the_pages():
    html = (
        '<p>a</p><hr class="page-break" title="Two &amp; “three”"><p>b</p><hr class="page-break">'
        '<blockquote><hr class="page-break" title="none"></blockquote>'
    )

    assert page_titles.titles(html) == ["", "Two & “three”", ""]
    assert page_titles.titles("") == [""]


@given(st.lists(st.sampled_from(BREAKS)))
def test_as_many_titles_as_pages(parts):
    html = clean_html("".join(parts))

    assert len(page_titles.titles(html)) == len(tokens.pages(page_titles.untitled(html)))


def test_untitled_breaks_are_plain():
    html = '<p>a</p><hr class="page-break" title="x"><hr class="page-break">'

    assert page_titles.untitled(html) == '<p>a</p><hr class="page-break"><hr class="page-break">'


@given(st.text(max_size=200))
def test_any_title_survives_the_sanitiser_as_one_line(title):
    once = clean_html(f'<hr title="{escape(title)}" class="page-break">')

    assert clean_html(once) == once
    kept = page_titles.titles(once)[1]
    assert (len(kept) <= page_titles.MAX_TITLE, kept) == (True, " ".join(kept.split()))


def test_title_without_a_page_break_is_dropped():
    assert clean_html('<hr title="x"><p>a</p>') == "<hr><p>a</p>"
