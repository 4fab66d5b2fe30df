"""An entry as its suggestion form knows it: the shape of Suggestion.data, and its words for people."""

from django.utils.translation import gettext_lazy as _

from timeline.models import Actor, Concept, ConceptSynonym, Domain, Entry
from timeline.sorting import fold

TEXTS = ("title_en", "title_id", "summary_en", "summary_id", "date", "place")
CHOICES = ("kind", "status", "level", "bindingness")
PLAIN = (*TEXTS, *CHOICES, "is_non_traditional")
LISTS = ("domains", "actors", "concepts")
FIELDS = (*PLAIN, *LISTS)
YES, NO = _("yes"), _("no")


def of_entry(entry):
    """What the entry says now, by field."""
    return {name: getattr(entry, name) for name in PLAIN} | {
        "domains": [domain.slug for domain in entry.domains.all()],
        "actors": [actor.slug for actor in entry.actors_named],
        "concepts": sorted(concept.name for concept in entry.concepts.all()),
    }


def differing(before, data):
    """The fields of `data` that say something else than `before`; the order of a list says nothing."""
    return {name: data[name] for name in FIELDS if _comparable(data[name]) != _comparable(before[name])}


def _comparable(value):
    return set(value) if isinstance(value, list) else value


def resolve_actors(names):
    """Names as people type them: known ones, by name, alias or code, become slugs; each once, in order."""
    known = known_actors(names)
    return list(dict.fromkeys(known.get(fold(name), name) for name in names))


def known_actors(names):
    """Slugs by the folded names that mean an actor of the record."""
    wanted = {fold(name) for name in names}
    if not wanted:
        return {}
    rows = Actor.objects.values_list("slug", "name_en", "name_id", "iso3166", "aliases__name")
    named = ((fold(name), slug) for slug, *own in rows for name in (slug, *own) if name)
    return {name: slug for name, slug in named if name in wanted}


def resolve_concepts(names):
    """The concepts' own names for their synonyms; unknown names stay, and no concept is made."""
    synonyms = ConceptSynonym.objects.filter(folded__in=map(fold, names)).select_related("concept")
    known = {word.folded: word.concept.name for word in synonyms}
    return list(dict.fromkeys(known.get(fold(name), name) for name in names))


def labels(name, values):
    """The values of a list field as people read them, in their language; unknown names as they are."""
    if name == "concepts":
        rows = {row.name: row.label for row in Concept.objects.filter(name__in=values)}
    else:
        model = Domain if name == "domains" else Actor
        rows = {row.slug: row.name for row in model.objects.filter(slug__in=values)}
    return [rows.get(value, value) for value in values]


def shown(name, value):
    """The value of any field as a text, in the reader's language."""
    if name in LISTS:
        return ", ".join(labels(name, value or []))
    if name == "is_non_traditional":
        return str(YES if value else NO)
    if name in CHOICES:
        return str(dict(Entry._meta.get_field(name).flatchoices).get(value, value))
    return value or ""
