"""Actors, what else they are called, where they lie, and what they belong to."""

from timeline.models import Actor, ActorAlias, Membership

ACTOR_COLUMNS = ["slug", "name_en", "name_id", "kind", "iso3166"]
DETAIL_COLUMNS = ["slug", "region", "wikidata", "ror"]
ALIAS_COLUMNS = ["actor", "name", "slug"]
MEMBERSHIP_COLUMNS = ["actor", "body", "relation", "period"]


def load_actor(row, line, run):
    return run.bring(Actor, {"slug": row["slug"]}, {name: row[name] for name in ACTOR_COLUMNS[1:]})[1]


def load_details(row, line, run):
    values = {name: row[name] for name in DETAIL_COLUMNS[1:]}
    return run.complete(run.known(Actor, row["slug"]), values)


def load_alias(row, line, run):
    values = {"actor": run.known(Actor, row["actor"]), "name": row["name"]}
    return run.bring(ActorAlias, {"slug": row["slug"]}, values)[1]


def load_membership(row, line, run):
    """One membership of each kind between two actors: a period that differs was edited or became known."""
    pair = {"actor": run.known(Actor, row["actor"]), "body": run.known(Actor, row["body"])}
    lookup = {**pair, "relation": row["relation"]}
    if Membership.objects.filter(**lookup, period=row["period"]).exists():
        return "same"
    return run.bring(Membership, lookup, {"period": row["period"]})[1]
