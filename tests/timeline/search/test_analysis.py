"""timeline/search/analysis.py: folding, words, stems."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.search import analysis


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Norma-norma PBB", ["norma", "norma", "pbb"]),
        ("PC.DEC/1106", ["pc", "dec", "1106"]),
        ("snake_case", ["snake", "case"]),
        ("Ｄéfense ÉTÉ e\u0301te\u0301", ["defense", "ete", "ete"]),
        ("straße İstanbul ﬁne ½", ["strasse", "istanbul", "fine", "1", "2"]),
        ("kyber\xadsicherheit", ["kybersicherheit"]),
        ("外交 дипломатия ٢٠٢٠", ["外交", "дипломатия", "٢٠٢٠"]),
        ("a\x00b\ud800c", ["a", "b", "c"]),
        ("…—!?", []),
        ("x" * 100, ["x" * 64]),
    ],
)
def test_words_of_a_text(text, words):
    assert analysis.words(text) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ["serang", "menyerang", "diserang"]),
        ("id", ["bangun", "pembangunan", "membangun"]),
        ("en", ["norm", "norms"]),
        ("en", ["negotiate", "negotiated", "negotiating"]),
    ],
)
def test_forms_of_a_word_share_a_stem(language, words):
    assert len({analysis.stem(word, language) for word in words}) == 1


@given(st.text())
def test_any_text_is_analysed_into_plain_words(text):
    words = analysis.words(text)

    for language in analysis.LANGUAGES:
        stems = analysis.stems(words, language)
        assert len(stems) == len(words)
        assert all(stem.isalnum() and stem == stem.strip() for stem in stems)


def test_threads_stem_at_the_same_time():
    words = ["pembangunan", "kepercayaan", "negosiasi"] * 200
    alone, together = analysis.stems(words, "id"), []

    threads = [
        threading.Thread(target=lambda: together.append(analysis.stems(words, "id"))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert together == [alone] * 4
