import re

import pytest

from articles.figures import drawn, unknown_videos
from articles.sanitising import clean_html
from tests.factories import make_image

pytestmark = pytest.mark.django_db
EVIL = '"><script>alert(1)</script>'
CREDIT = "Image: Made for a test, CC BY 4.0"


def tags(html):
    return [f"{name}{rest}" for name, rest in re.findall(r"<(\w+)([^>]*)", html)]


def words(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def show(html, *images, language="en", **options):
    return drawn(clean_html(html), {image.pk: image for image in images}, language, **options)


def mark(image, caption=""):
    inside = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="image" data-image="{image.pk}">{inside}</figure>'


def test_figure_offers_three_widths_in_two_formats_and_names_its_maker():
    image = make_image()
    image.make_renditions()

    html = show(f"<p>a</p>{mark(image)}<p>b</p>", image)

    sources = re.findall(r'<source type="([^"]*)" srcset="([^"]*)" sizes="[^"]+">', html)
    assert [kind for kind, srcset in sources] == ["image/avif", "image/webp"]
    assert [re.findall(r" (\d+)w", srcset) for kind, srcset in sources] == [["480", "960", "1280"]] * 2
    assert re.findall(
        r'<img src="([^"]*)" width="1280" height="640" alt="Points and lines" loading="lazy"', html
    )
    assert words(html) == f"a {CREDIT} b"


def test_figure_without_renditions_is_the_picture_itself():
    image = make_image(source_url="https://e.org/p", caption="Ours")

    html = show(mark(image), image)

    assert "<source" not in html
    assert f'<img src="{image.file.url}"' in html
    assert '<a href="https://e.org/p">Made for a test</a>' in html
    assert words(html).startswith("Ours · Image:")


def test_own_caption_stands_for_that_of_the_library():
    image = make_image(caption="Ours")

    html = show(mark(image, "Read <em>closely</em>"), image)

    assert "<em>closely</em> · <span" in html
    assert words(html) == f"Read closely · {CREDIT}"


def test_decorative_picture_is_silent():
    image = make_image(alt="Lines", is_decorative=True)

    assert 'alt=""' in show(mark(image), image)


def test_labels_are_in_the_language_of_the_essay():
    image = make_image()

    assert words(show(mark(image), image, language="id")).startswith("Gambar:")


def test_nothing_that_people_write_becomes_markup():
    image = make_image(alt=EVIL, credit=EVIL, licence=EVIL, caption=EVIL, title=EVIL)
    caption = EVIL.replace("<", "&lt;").replace(">", "&gt;")
    video = (
        '<figure class="video" data-video="https://youtu.be/abcdefghijk" '
        'data-title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" '
        'data-transcript="javascript:alert(1)"></figure>'
    )

    for is_plain in (True, False):
        for html in (mark(image), mark(image, caption), video):
            found = show(html, image, is_plain=is_plain)

            assert "<script" not in found
            assert "javascript:" not in found
            assert "alert(1)" in found


def test_unknown_picture_shows_nothing():
    assert (
        show('<p>a</p><figure class="image" data-image="999"><figcaption>x</figcaption></figure>')
        == "<p>a</p>"
    )


VIDEO = (
    '<figure class="video" data-video="https://youtu.be/abcdefghijk" data-title="Thirteen rules" '
    'data-transcript="https://e.org/t"></figure>'
)


def test_video_is_a_card_that_loads_nothing():
    html = show(VIDEO)

    addresses = re.findall(r'\b(?:src|href|srcset)="([^"]*)"', html)
    assert addresses == ["https://www.youtube.com/watch?v=abcdefghijk", "https://e.org/t"]
    assert 'data-player="https://www.youtube-nocookie.com/embed/abcdefghijk?autoplay=1"' in html
    assert words(html) == (
        "Play from YouTube (Thirteen rules) Thirteen rules · Read the transcript · "
        "Nothing is loaded from YouTube before you press play."
    )


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p>https://vimeo.com/123456789</p>",
        '<p> <a href="https://vimeo.com/123456789">https://vimeo.com/123456789</a> </p>',
    ],
)
def test_lone_address_of_a_video_is_the_video(paragraph):
    html = show(f"<p>a</p>{paragraph}")

    assert html.startswith('<p>a</p><figure class="video">')
    assert 'data-title="Vimeo"' in html


@pytest.mark.parametrize(
    "paragraph",
    [
        "<p>https://example.org/123456789</p>",
        "<p>See https://vimeo.com/123456789</p>",
        '<p><a href="https://vimeo.com/123456789">a film</a></p>',
    ],
)
def test_other_paragraphs_stay(paragraph):
    assert show(paragraph) == paragraph


@pytest.mark.parametrize("transcript", ["ftp://e.org/t", "https://", "//e.org", "http://[broken"])
def test_transcript_that_is_no_web_address_is_no_link(transcript):
    html = show(VIDEO.replace("https://e.org/t", transcript))

    assert "transcript" not in words(html)


def test_video_on_another_host_shows_nothing_and_is_named():
    html = VIDEO.replace("youtu.be", "video.example")

    assert show(html) == ""
    assert unknown_videos(f"{html}{VIDEO}{mark(make_image())}") == ["https://video.example/abcdefghijk"]


def test_feeds_get_a_picture_and_a_link():
    image = make_image()
    image.make_renditions()

    html = show(f"{mark(image)}{VIDEO}", image, is_plain=True)

    assert [tag.split(" ")[0] for tag in tags(html)] == [
        "figure", "img", "figcaption", "span", "p", "a", "a",
    ]  # fmt: skip
    assert words(html) == f"{CREDIT} Thirteen rules (YouTube) · Read the transcript"
    bare = '<figure class="video" data-video="https://vimeo.com/123456789"></figure>'
    assert words(show(bare, is_plain=True)) == "https://vimeo.com/123456789"
