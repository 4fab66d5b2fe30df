from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from articles import videos
from articles.models import Video


@pytest.mark.parametrize(
    ("address", "host", "key"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&t=10s", "YouTube", "abcdefghijk"),
        ("https://youtu.be/abcdefghij-?si=x", "YouTube", "abcdefghij-"),
        ("http://m.youtube.com/shorts/abcdefghijk", "YouTube", "abcdefghijk"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", "YouTube", "abcdefghijk"),
        (" https://vimeo.com/channels/staffpicks/123456789 ", "Vimeo", "123456789"),
        ("https://player.vimeo.com/video/123456789", "Vimeo", "123456789"),
    ],
)
def test_address_as_people_copy_it_is_understood(address, host, key):
    place = videos.find(address)

    assert (place.host, place.key) == (host, key)
    assert key in place.page
    assert place.player.startswith(videos.PLAYER_HOSTS)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "https://example.org/watch?v=abcdefghijk",
        "https://youtube.com.evil.example/watch?v=abcdefghijk",
        "https://youtu.be/short",
        "https://www.youtube.com/",
        "https://vimeo.com/about",
        "javascript:alert(1)//youtu.be/abcdefghijk",
        "https://[broken/abcdefghijk",
    ],
)
def test_any_other_address_is_refused(address):
    with pytest.raises(videos.UnknownVideoHost):
        videos.find(address)


@given(st.text())
def test_no_text_is_a_fault(text):
    with suppress(videos.UnknownVideoHost):
        videos.find(text)


def test_video_refuses_an_address_of_another_host():
    video = Video(title_en="A", title_id="B", source="C", address="https://example.org/x")

    with pytest.raises(ValidationError) as refused:
        video.full_clean()

    assert refused.value.message_dict == {
        "address": ["Paste the address of a video on YouTube or Vimeo, as its page shows it."]
    }
