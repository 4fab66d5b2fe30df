"""What headings mean: our names, people's words, and what was remembered."""

import pytest

from timeline.imports import headings
from timeline.models import ImportMapping


def test_headings_of_an_export_need_no_explanation():
    assert headings.is_own(["number", "Title_EN", "source title", "changed_at", ""])
    assert not headings.is_own(["number", "Judul"])


def test_words_of_both_languages_are_proposed_and_no_column_twice():
    found = headings.proposed(
        ["Judul", "TANGGAL", "Pelaku", "Title", "Event", "Colour", "changed_at", "Negara"]
    )

    assert found == {
        "Judul": "title_id",
        "TANGGAL": "date",
        "Pelaku": "actors",
        "Title": "title_en",
        "Event": "",
        "Colour": "",
        "changed_at": "",
        "Negara": "",
    }


def test_what_was_remembered_goes_before_what_we_guess():
    found = headings.proposed(["Judul", "Warna"], {"judul": "title_en", "warna": ""})

    assert found == {"Judul": "title_en", "Warna": ""}


def test_unknown_headings_are_those_nobody_explained():
    names = ["number", "url", "Judul", "Colour", "Warna", ""]

    assert headings.unknown(names, {"warna": ""}) == ["Colour"]


@pytest.mark.django_db
def test_mapping_that_knows_most_headings_is_offered():
    ImportMapping.objects.create(name="one", columns={"judul": "title_en"})
    best = ImportMapping.objects.create(name="two", columns={"judul": "title_id", "warna": ""})

    assert ImportMapping.objects.fitting(["judul", "warna", "x"]) == best
    assert ImportMapping.objects.fitting(["colour"]) is None
