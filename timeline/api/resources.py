"""Actors, domains and concepts as values of JSON; an entry is timeline.columns.as_object."""

from timeline.permalinks import permalink

ACTOR = ("slug", "name_en", "name_id", "kind", "iso3166", "region", "wikidata", "ror")
MEMBERSHIP = ("body", "relation", "period")
DOMAIN = ("slug", "name_en", "name_id", "description_en", "description_id")
CONCEPT = ("slug", "label_en", "label_id", "definition_en", "definition_id")


def actor(row, site):
    """With its `entry_count`, aliases and memberships."""
    return {
        **_columns(row, ACTOR, site),
        "aliases": [alias.name for alias in row.aliases.all()],
        "memberships": [
            {"body": one.body.slug, "relation": one.relation, "period": one.period}
            for one in row.memberships.all()
        ],
    }


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
