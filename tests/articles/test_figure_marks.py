import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles import plain
from articles.figure_marks import ImageMark, VideoMark, image_numbers, marks, replaced
from articles.sanitising import clean_html

IMAGE = '<figure class="image" data-image="12"></figure>'
CAPTIONED = (
    '<figure class="image" data-image="3"><figcaption>As <em>drawn</em> by '
    '<a href="https://e.org/?a=1&amp;b=2">A</a> [@a, p. 4]</figcaption></figure>'
)
VIDEO = (
    '<figure class="video" data-video="https://youtu.be/abcdefghijk?a=1&amp;b=2" '
    'data-title="A &lt;b&gt; &quot;c&quot;" data-transcript="https://e.org/t"></figure>'
)


@pytest.mark.parametrize(
    "html", [IMAGE, CAPTIONED, VIDEO, f"<p>a</p>{VIDEO}{IMAGE}<p>b</p>", f"<p>{'x' * 9}</p>"]
)
def test_stored_forms_survive_the_sanitiser(html):
    assert clean_html(html) == html


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ('<figure data-image="12" class="image wide" id="x" onclick="y()"></figure>', IMAGE),
        ('<figure class="image" data-image="12"><figcaption> </figcaption></figure>', IMAGE),
        (
            '<figure class="image" data-image="1"><figcaption><p>One</p><p>two</p></figcaption></figure>',
            '<figure class="image" data-image="1"><figcaption>One two</figcaption></figure>',
        ),
        (
            '<figure class="image" data-image="1"><figcaption><script>x()</script>'
            '<a href="javascript:x()">a</a><h2>b</h2></figcaption></figure>',
            '<figure class="image" data-image="1"><figcaption><a>a</a>b</figcaption></figure>',
        ),
        ('<figure class="image" data-image="12 or 1"><p>text</p></figure>', "<p>text</p>"),
        ('<figure class="image" data-image="0"></figure>', ""),
        ('<figure><img src="https://t.example/x.gif"><figcaption>Words</figcaption></figure>', "Words"),
        ('<figure class="video" data-video=" "></figure>', ""),
        ("<p>a</p><figcaption>loose</figcaption>", "<p>a</p>loose"),
        (f"<figure><figure>{IMAGE}</figure></figure>", IMAGE),
        (
            '<figure class="video" data-video="https://youtu.be/abcdefghijk"><p>inside</p></figure>',
            '<figure class="video" data-video="https://youtu.be/abcdefghijk"></figure><p>inside</p>',
        ),
    ],
)
def test_anything_else_is_brought_into_one_form_and_keeps_its_words(dirty, clean):
    assert clean_html(dirty) == clean


PARTS = [
    IMAGE, CAPTIONED, VIDEO, "<figure>", "</figure>", "<figcaption>", "</figcaption>", "<p>", "</p>", "word ",
    '<figure class="image" data-image="5">', '<figure class="video" data-video="x" data-title="&quot;>">',
    "<strong>", "</strong>", "<ul><li>", "</li></ul>", '<a href="https://e.org">', "</a>", "<table><tr><td>",
    "</td></tr></table>", '<hr class="page-break" title="t">', "<blockquote>", "</blockquote>",
    "[@a]", "^[n]",
]  # fmt: skip


@example(['<a href="https://e.org">', *["<ul><li>"] * 4, CAPTIONED])
@example(['<a href="https://e.org">', *["<ul><li>"] * 4, '<a href="https://e.org">'])
@given(st.lists(st.sampled_from(PARTS), max_size=12))
def test_sanitising_twice_changes_nothing_and_words_stay(parts):
    html = "".join(parts)

    once = clean_html(html)

    assert clean_html(once) == once
    assert once.count("word") == html.count("word")
    assert once.count("<figure") == once.count("</figure>") == len(marks(once))


def test_marks_in_their_order():
    found = marks(f"{VIDEO}<p>x</p>{CAPTIONED}{IMAGE}")

    assert [type(one) for one in found] == [VideoMark, ImageMark, ImageMark]
    assert found[0] == VideoMark("https://youtu.be/abcdefghijk?a=1&b=2", 'A <b> "c"', "https://e.org/t")
    assert found[2] == ImageMark(12)
    assert image_numbers(f"{IMAGE}{CAPTIONED}{IMAGE}") == [12, 3]


def test_what_is_no_mark_is_replaced_by_nothing():
    assert replaced('a<figure class="image" data-other="1"></figure>b', lambda mark: "!") == "ab"
    assert marks('<figure class="image" data-other="1"></figure>') == []


def test_caption_is_plain_text_of_its_own():
    assert plain.paragraphs(f"<p>Before</p>{CAPTIONED}<p>after</p>") == [
        "Before", "As drawn by A [@a, p. 4]", "after",
    ]  # fmt: skip
