"""What of the record is findable: entries, actors and concepts."""

from django.db.models import Prefetch

from timeline.dates import OPEN_END
from timeline.facets import upkeep as facets
from timeline.languages import CODES
from timeline.models import Actor, Entry, EntryActor, SearchDocument, TaggedEntry
from timeline.search import upkeep
from timeline.search.document import Document, in_both

BOTH = [f"language:{code}" for code in CODES]


def entries():
    """Their lists as plain ones: for each that `.all()` gives, a prefetch makes a query of its own."""
    taggings, parts = TaggedEntry.objects.prefetch_related("tag__synonyms"), EntryActor.objects.all()
    return Entry.objects.published().prefetch_related(
        Prefetch("sources", to_attr="listed_sources"),
        Prefetch("taggings", taggings, to_attr="listed_taggings"),
        Prefetch("parts", parts.select_related("actor"), to_attr="listed_parts"),
    )


def entry_document(entry):
    """The document of an entry that came from `entries`."""
    concepts = concepts_of(entry.listed_taggings)
    names = [entry.number, entry.place, *(source.identifier for source in entry.listed_sources)]
    titles = [source.title for source in entry.listed_sources]
    actors = list(dict.fromkeys(part.actor for part in entry.listed_parts))
    actor_names = [part for actor in actors for part in in_each(actor, "name")]
    return Document(
        kind=SearchDocument.Kind.ENTRY,
        object_id=entry.pk,
        title=in_each(entry, "title"),
        keywords=[*in_both([*names, *titles]), *actor_names, *concept_words(concepts)],
        body=in_each(entry, "summary"),
        tags=["type:entry", *BOTH, *actor_tags(actors), *concept_tags(concepts), *year_tags(entry)],
        day=entry.earliest_on,
    )


def actor_tags(actors):
    """By these an entry is found again when one of its actors is renamed."""
    return [f"actor:{actor.slug}" for actor in actors]


def year_tags(entry):
    """A tag for each year it lasted; what has not ended says since when, for the years still to come."""
    first = entry.earliest_on.year
    if entry.latest_on == OPEN_END:
        return [f"year:{first}", f"since:{first}"]
    return [f"year:{year}" for year in range(first, entry.latest_on.year + 1)]


def actor_document(actor):
    codes = [actor.iso3166, *(alias.name for alias in actor.aliases.all())]
    return Document(
        kind=SearchDocument.Kind.ACTOR,
        object_id=actor.pk,
        title=in_each(actor, "name"),
        keywords=in_both(codes),
        body=[],
        tags=["type:actor", *BOTH],
    )


def concept_document(concept):
    languages = [code for code in CODES if getattr(concept, f"label_{code}")]
    return Document(
        kind=SearchDocument.Kind.CONCEPT,
        object_id=concept.pk,
        title=in_each(concept, "label"),
        keywords=in_both(word.name for word in concept.synonyms.all()),
        body=in_each(concept, "definition"),
        tags=["type:concept", *(f"language:{code}" for code in languages), *concept_tags([concept])],
    )


def in_each(row, name):
    """A text of the row with its language, for each language it has it in."""
    return [(text, code) for code in CODES if (text := getattr(row, f"{name}_{code}"))]


def concepts_of(taggings):
    """The concepts of an entry's or an essay's taggings, in the same order every time."""
    return sorted((tagging.tag for tagging in taggings), key=lambda concept: concept.slug)


def concept_words(concepts):
    """Labels and synonyms of concepts, for what is tagged with them."""
    labels = [part for concept in concepts for part in in_each(concept, "label")]
    return [*labels, *in_both(word.name for concept in concepts for word in concept.synonyms.all())]


def concept_tags(concepts):
    return [f"concept:{concept.slug}" for concept in concepts]


upkeep.put(SearchDocument.Kind.ENTRY, entries, entry_document, follow=facets.follow)
upkeep.put(SearchDocument.Kind.ACTOR, lambda: Actor.objects.prefetch_related("aliases"), actor_document)
