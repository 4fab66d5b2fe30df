import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from articles.pictures import renditions
from tests.articles.pictures import drawing


@pytest.fixture
def storage(tmp_path):
    return FileSystemStorage(tmp_path, "/media/")


@pytest.mark.parametrize(
    ("width", "widths"),
    [
        (2400, [480, 960, 1600]),
        (1280, [480, 960, 1280]),
        (800, [267, 534, 800]),
        (480, [160, 320, 480]),
        (1, [1]),
    ],
)
def test_widths_for(width, widths):
    assert renditions.widths_for(width) == widths


@given(st.integers(3, 5000))
def test_at_least_three_widths_and_none_larger_than_the_picture(width):
    widths = renditions.widths_for(width)

    assert len(widths) == 3
    assert widths == sorted(set(widths))
    assert 1 <= widths[0] <= widths[-1] <= width


def test_each_width_in_each_format_without_metadata(storage):
    name = storage.save("images/photo.jpg", ContentFile(drawing.photo((1000, 500))))

    widths = renditions.make(name, storage)

    found = {}
    for rendition in renditions.names_of(name, widths):
        with storage.open(rendition) as file:
            data = file.read()
        with Image.open(io.BytesIO(data)) as picture:
            found[rendition] = (picture.format, picture.size)
            assert picture.info.keys() & {"exif", "xmp", "icc_profile", "comment"} == set()
        assert b"secret" not in data
    assert found == {
        "renditions/images/photo.jpg.480.avif": ("AVIF", (480, 240)),
        "renditions/images/photo.jpg.960.avif": ("AVIF", (960, 480)),
        "renditions/images/photo.jpg.1000.avif": ("AVIF", (1000, 500)),
        "renditions/images/photo.jpg.480.webp": ("WEBP", (480, 240)),
        "renditions/images/photo.jpg.960.webp": ("WEBP", (960, 480)),
        "renditions/images/photo.jpg.1000.webp": ("WEBP", (1000, 500)),
    }


def test_made_again_takes_the_same_names(storage):
    name = storage.save("images/photo.png", ContentFile(drawing.plain("PNG", (90, 60), mode="RGBA")))

    assert renditions.make(name, storage) == renditions.make(name, storage) == [30, 60, 90]
    assert len(storage.listdir("renditions/images")[1]) == 6


def test_removed_with_the_picture(storage):
    name = storage.save("images/photo.png", ContentFile(drawing.plain("PNG", (90, 60))))
    widths = renditions.make(name, storage)

    renditions.remove(name, widths, storage)

    assert (storage.listdir("images")[1], storage.listdir("renditions/images")[1]) == ([], [])


def test_srcset_names_each_width(storage):
    assert renditions.srcset("images/a.jpg", [10, 20], "webp", storage) == (
        "/media/renditions/images/a.jpg.10.webp 10w, /media/renditions/images/a.jpg.20.webp 20w"
    )


def test_broken_file_is_an_error_of_the_file(storage):
    name = storage.save("images/photo.jpg", ContentFile(b"junk"))

    with pytest.raises(OSError, match="cannot identify"):
        renditions.make(name, storage)
