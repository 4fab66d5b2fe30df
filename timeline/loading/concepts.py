"""Concepts with their words and the entries they belong to."""

from django.utils.text import slugify

from timeline import tables
from timeline.models import Concept, ConceptSynonym, Entry
from timeline.sorting import fold

CONCEPT_COLUMNS = ["name_en", "name_id", "definition_en", "definition_id", "synonyms", "entries"]


def load_concept(row, line, run):
    """Words and entries that an editor gave the concept stay; those that the file adds come like a change."""
    values = {name: row[name] for name in CONCEPT_COLUMNS[1:4]}
    values["slug"] = slugify(row["name_en"])
    entries = [run.known(Entry, slug) for slug in tables.listed(row["entries"])]
    run.concept_slugs.update(Concept.objects.filter(name=row["name_en"]).values_list("slug", flat=True))
    concept, outcome = run.bring(Concept, {"name": row["name_en"]}, values)
    words = _missing_words(concept, tables.listed(row["synonyms"]))
    entries = _missing_entries(concept, entries)
    if not words and not entries:
        return outcome
    if outcome != "added" and not run.is_updating:
        return "kept"
    for word in words:
        run.bring(ConceptSynonym, {"concept": concept, "name": word}, {})
    for entry in entries:
        entry.concepts.add(concept)
        run.entries.add(entry.pk)
    return "added" if outcome == "added" else "changed"


def _missing_words(concept, words):
    known = set(concept.synonyms.values_list("folded", flat=True))
    return [word for word in words if fold(word) not in known]


def _missing_entries(concept, entries):
    known = set(concept.tagged_entries.values_list("content_object", flat=True))
    return [entry for entry in entries if entry.pk not in known]
