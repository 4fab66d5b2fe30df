import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from articles.pictures import refusals
from articles.pictures.kinds import kind
from articles.pictures.refusals import Refused
from articles.pictures.uploads import MAX_WIDTH, accepted
from tests.articles.pictures import drawing

MOVING = {"save_all": True, "append_images": [Image.new("RGB", (64, 48), "white")]}
REFUSED = {
    "SVG named .jpg": ("svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"></svg>'),
    "SVG with a prefix": ("svg", b'<s:svg xmlns:s="http://www.w3.org/2000/svg"/>'),
    "HEIC": ("heic", drawing.box(b"heic", b"mif1", b"heic")),
    "HEIF by its compatible brand": ("heic", drawing.box(b"abcd", b"msf1")),
    "film": ("unknown", drawing.box(b"isom", b"mp42")),
    "PDF": ("pdf", b"%PDF-1.7\n" + b"\0" * 50),
    "junk": ("unknown", b"nothing like a picture"),
    "TIFF": ("unknown", drawing.plain("TIFF")),
    "bomb": ("large", drawing.bomb(9000, 9000)),
    "huge bomb": ("large", drawing.bomb(60_000, 60_000)),
    "bomb that Pillow warns of": ("large", drawing.bomb(10_000, 10_000)),
    "cut JPEG": ("broken", drawing.photo((640, 480))[:-1500]),
    "cut PNG": ("broken", drawing.plain("PNG", (640, 480))[:-40]),
    "cut WebP": ("broken", drawing.plain("WEBP", (640, 480))[:-40]),
    "cut AVIF": ("broken", drawing.plain("AVIF", (640, 480))[:-40]),
    "bare beginning": ("broken", b"\xff\xd8\xff"),
    "moving GIF": ("moving", drawing.plain("GIF", **MOVING)),
    "moving WebP": ("moving", drawing.plain("WEBP", **MOVING)),
}


def take(data, name="picture.jpg"):
    return accepted(io.BytesIO(data), name, len(data))


@pytest.mark.parametrize(("code", "data"), REFUSED.values(), ids=REFUSED)
def test_refused_with_its_own_sentence(code, data):
    with pytest.raises(Refused) as refused:
        take(data)

    numbers = {"megabytes": 20, "megapixels": 40}
    assert (refused.value.code, refused.value.messages) == (code, [refusals.SENTENCES[code] % numbers])


def test_each_reason_has_a_sentence_of_its_own():
    assert len({str(sentence) for sentence in refusals.SENTENCES.values()}) == len(refusals.SENTENCES)


def test_heavy_file_is_refused_unread():
    with pytest.raises(Refused, match="larger than 20 MB"):
        accepted(io.BytesIO(b""), "x.jpg", refusals.MAX_BYTES + 1)


@pytest.mark.parametrize(
    ("data", "name", "format_name", "mode"),
    [
        (drawing.plain("JPEG"), "picture.jpg", "JPEG", "RGB"),
        (drawing.plain("JPEG", mode="CMYK"), "picture.jpg", "JPEG", "RGB"),
        (drawing.plain("JPEG", mode="L"), "picture.jpg", "JPEG", "RGB"),
        (drawing.plain("PNG", mode="1"), "picture.png", "PNG", "RGB"),
        (drawing.plain("PNG", mode="LA"), "picture.png", "PNG", "RGBA"),
        (drawing.plain("PNG", mode="P", transparency=0), "picture.png", "PNG", "RGBA"),
        (
            drawing.plain("PNG", transparency=(0, 0, 0), icc_profile=drawing.SRGB),
            "picture.png",
            "PNG",
            "RGBA",
        ),
        (drawing.plain("GIF", mode="P"), "picture.png", "PNG", "RGB"),
        (drawing.plain("WEBP", mode="RGBA"), "picture.webp", "WEBP", "RGBA"),
        (drawing.plain("AVIF"), "picture.webp", "WEBP", "RGB"),
    ],
)
def test_stored_as_what_every_reader_can_show_whatever_its_name_was(data, name, format_name, mode):
    stored = take(data, "picture.exe")

    with Image.open(stored) as picture:
        assert (stored.name, picture.format, picture.mode, picture.size) == (
            name,
            format_name,
            mode,
            (64, 48),
        )


def test_sixteen_bits_of_grey_keep_their_brightness():
    data = drawing.encoded(Image.new("I;16", (4, 4), 40_000), "PNG")

    with Image.open(take(data)) as picture:
        assert picture.getpixel((1, 1)) == (156, 156, 156)


def test_photo_is_upright_and_carries_nothing_but_its_pixels():
    data = drawing.photo()
    assert b"secret" in data

    stored = take(data)

    with Image.open(stored) as picture:
        picture.load()
        red, blue = picture.getpixel((24, 8)), picture.getpixel((24, 56))
        assert (picture.size, red[0] > 200 > red[2], blue[2] > 200 > blue[0]) == ((48, 64), True, True)
        assert dict(picture.getexif()) == {}
        assert picture.info.keys() & {"exif", "comment", "xmp", "icc_profile", "dpi"} == set()
    assert b"secret" not in stored.file.getvalue()


def test_colours_of_another_profile_become_those_of_srgb():
    profile = b"\0" * 128  # one that nobody can read
    data = drawing.encoded(Image.new("RGB", (8, 8), (10, 200, 30)), "PNG", icc_profile=profile)

    with Image.open(take(data)) as picture:
        assert (picture.getpixel((1, 1)), "icc_profile" in picture.info) == ((10, 200, 30), False)


def test_twelve_megapixels_are_stored_as_wide_as_we_store_them():
    stored = take(drawing.plain("JPEG", (4032, 3024)))

    with Image.open(stored) as picture:
        assert picture.size == (MAX_WIDTH, 1800)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("../../etc/Pass Word.png", "pass-word"),
        ("C:\\fotos\\Rapat PBB.JPG", "rapat-pbb"),
        ("日本.png", "picture"),
        ("a" * 300, "a" * 60),
    ],
)
def test_name_is_made_plain(name, stem):
    assert take(drawing.plain(), name).name == f"{stem}.png"


@settings(max_examples=60)
@given(st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF"]), st.data())
def test_no_damage_is_a_fault(format_name, chance):
    data = bytearray(drawing.plain(format_name, (40, 30)))
    for _ in range(chance.draw(st.integers(1, 6))):
        data[chance.draw(st.integers(0, len(data) - 1))] = chance.draw(st.integers(0, 255))

    try:
        stored = take(bytes(data))
    except Refused:
        return
    with Image.open(stored) as picture:
        picture.load()


@given(st.binary(max_size=200))
def test_kind_of_anything_has_a_name(data):
    assert kind(data) in {"jpeg", "png", "webp", "gif", "avif", "heic", "svg", "pdf", "unknown"}
