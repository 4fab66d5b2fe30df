"""A draft of the entry that a reader suggested."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from timeline.models import Actor, ConceptSynonym, Domain, Entry, SearchDocument, Source
from timeline.search import upkeep
from timeline.slugs import free_slug
from timeline.sorting import fold
from timeline.suggestions import proposal

SLUG_LENGTH = 80


def make(suggestion):
    """A draft with everything of it that the record knows; unknown names are left to the editor."""
    data = suggestion.data
    values = {name: data[name] for name in proposal.PLAIN if name in data}
    title = data.get("title_en") or data.get("title_id", "")
    slug = free_slug(Entry.objects, title, SLUG_LENGTH - 5, "entry")
    entry = Entry.objects.create(**values, slug=slug)
    entry.domains.set(Domain.objects.filter(slug__in=data.get("domains", [])))
    actors = Actor.objects.in_bulk(data.get("actors", []), field_name="slug")
    for place, slug in enumerate(data.get("actors", []), 1):
        if slug in actors:
            entry.parts.create(actor=actors[slug], position=place)
    entry.concepts.set(known_concepts(data.get("concepts", [])))
    entry.evidence.create(source=known_source(suggestion.source) or new_source(suggestion.source))
    entry.review_sources()
    upkeep.refresh(SearchDocument.Kind.ENTRY, [entry.pk])
    return entry


def known_concepts(names):
    words = ConceptSynonym.objects.filter(folded__in=map(fold, names)).select_related("concept")
    return list(dict.fromkeys(word.concept for word in words))


def address_in(reference):
    """The web address that a reference consists of; empty when it is something else."""
    text = reference.strip()
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return ""
    return text if len(text) <= Source._meta.get_field("url").max_length else ""


def known_source(reference):
    """The source of the record that has this address, or this very title; None when there is none."""
    address = address_in(reference)
    found = Source.objects.filter(url=address) if address else Source.objects.filter(title=reference.strip())
    return found.first()


def new_source(reference):
    """A source that an editor has yet to describe."""
    title = " ".join(reference.split())[: Source._meta.get_field("title").max_length]
    lookup = {"title": title, "publisher": "", "date": "", "identifier": ""}
    return Source.objects.get_or_create(**lookup, defaults={"url": address_in(reference)})[0]
