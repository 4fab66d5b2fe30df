"""Actors and security domains as data: the one shape of actors.csv and domains.csv."""

from timeline import cells
from timeline.permalinks import permalink

ACTOR_NAMES = (
    "slug", "url", "name_en", "name_id", "kind", "iso3166", "region", "wikidata", "ror", "aliases",
    "member_of", "relations", "periods",
)  # fmt: skip
"""The last three are one list, in equally many values: the body, what the actor is to it, and when."""

DOMAIN_NAMES = ("slug", "url", "name_en", "name_id", "description_en", "description_id")


def actor_as_object(actor, site):
    """The actor, with its aliases and memberships at hand, as values of JSON; `site` without a last slash."""
    plain = {name: getattr(actor, name) for name in ACTOR_NAMES[2:9]}
    return {
        "slug": actor.slug,
        "url": f"{site}{permalink(actor)}",
        **plain,
        "aliases": [alias.name for alias in actor.aliases.all()],
        "memberships": [
            {"body": one.body.slug, "relation": one.relation, "period": one.period}
            for one in actor.memberships.all()
        ],
    }


def actor_as_row(actor, site):
    """The actor as the texts of a table's row, in the order of ACTOR_NAMES."""
    value = actor_as_object(actor, site)
    memberships = value.pop("memberships")
    value["aliases"] = cells.join(value["aliases"])
    for column, key in (("member_of", "body"), ("relations", "relation"), ("periods", "period")):
        value[column] = cells.join(one[key] for one in memberships)
    return [cells.harmless(value[name]) for name in ACTOR_NAMES]


def domain_as_row(domain, site):
    """The domain as the texts of a table's row, in the order of DOMAIN_NAMES."""
    texts = [getattr(domain, name) for name in DOMAIN_NAMES[2:]]
    return [cells.harmless(text) for text in (domain.slug, f"{site}{permalink(domain)}", *texts)]
