"""timeline/loading/concepts.py: words and entries that a file adds to a concept."""

import pytest

from tests.timeline import facts
from timeline.models import Concept, Entry


def held():
    concept = Concept.objects.get()
    words = {word.name for word in concept.synonyms.all()} - {concept.name, concept.name_id}
    return sorted(words), sorted(one.content_object.slug for one in concept.tagged_entries.all())


@pytest.fixture
def longer(files, load):
    """Loaded once; then the file gained a word and an entry."""
    facts.spoil(files, "concepts.csv", "pact;talks", "talks")
    load()
    facts.spoil(files, "concepts.csv", "CBM;CBMs,talks", "CBM;CBMs;CSBM,pact;talks")


def test_added_words_and_entries_wait_for_an_update(longer, load):
    tally = load()

    assert held() == (["CBM", "CBMs"], ["talks"])
    assert tally["concepts.csv", "kept"] == 1


def test_update_brings_added_words_and_entries(longer, load):
    tally = load(is_updating=True)

    assert held() == (["CBM", "CBMs", "CSBM"], ["pact", "talks"])
    assert tally["concepts.csv", "changed"] == 1


def test_update_keeps_the_words_and_entries_of_editors(load):
    load()
    concept = Concept.objects.get()
    concept.synonyms.create(name="trust")
    Entry.objects.get(slug="pact").concepts.add("Another")
    concept.name_id = "Langkah lain"
    concept.save()

    load(is_updating=True)

    words = {word.name for word in Concept.objects.get(pk=concept.pk).synonyms.all()}
    assert {"trust", "CBM"} <= words
    assert "Another" in Entry.objects.get(slug="pact").concepts.names()
