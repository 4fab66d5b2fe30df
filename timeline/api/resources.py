"""Actors, domains and concepts as values of JSON; an entry is timeline.columns.as_object."""

from timeline.permalinks import permalink
from timeline.vocabulary_columns import actor_as_object

ACTOR = ("slug", "name_en", "name_id", "kind", "iso3166", "region", "wikidata", "ror")
MEMBERSHIP = ("body", "relation", "period")
DOMAIN = ("slug", "name_en", "name_id", "description_en", "description_id")
CONCEPT = ("slug", "label_en", "label_id", "definition_en", "definition_id")


def actor(row, site):
    """With its `entry_count`, aliases and memberships."""
    return {**actor_as_object(row, site), "entry_count": row.entry_count}


def domain(row, site):
    """From `with_entry_counts`."""
    return _columns(row, DOMAIN, site)


def concept(row, site):
    """From `with_entry_counts`, with its synonyms; a word is no synonym of itself."""
    labels = (row.label_en, row.label_id)
    synonyms = [word.name for word in row.synonyms.all() if word.name not in labels]
    return {**_columns(row, CONCEPT, site), "synonyms": synonyms}


def _columns(row, names, site):
    values = {name: getattr(row, name) for name in names}
    return {**values, "url": f"{site}{permalink(row)}", "entry_count": row.entry_count}
