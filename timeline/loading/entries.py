"""Domains, entries with their actors and document, and how entries hang together."""

from django.core.exceptions import ValidationError

from timeline import identifiers, tables
from timeline.models import Actor, Domain, Entry, Relation, Source
from timeline.models.choices import Publication

DOMAIN_COLUMNS = ["slug", "name_en", "name_id", "description_en", "description_id"]
RELATION_COLUMNS = ["entry", "kind", "target"]
ENTRY_COLUMNS = [
    "slug", "date", "end_date", "title_en", "title_id", "summary_en", "summary_id", "kind", "actors",
    "domains", "place", "source_title", "source_publisher", "source_year", "source_identifier",
    "source_url", "confidence", "checked_by",
]  # fmt: skip
ENTRY_FIELDS = ["title_en", "title_id", "summary_en", "summary_id", "kind", "place", "confidence"]


def load_domain(row, line, run):
    values = {name: row[name] for name in DOMAIN_COLUMNS[1:]}
    position = Domain.objects.filter(slug=row["slug"]).values_list("position", flat=True).first()
    values["position"] = line if position is None else position
    return run.bring(Domain, {"slug": row["slug"]}, values)[1]


PUBLISHED = {"publication": Publication.PUBLISHED}
"""Of a new entry only: what was withdrawn is not brought back by a file."""


def load_entry(row, line, run):
    actors = [run.known(Actor, slug) for slug in tables.listed(row["actors"])]
    domains = [run.known(Domain, slug) for slug in tables.listed(row["domains"])]
    if not domains:
        raise ValidationError("domains: at least one is needed")
    values = {name: row[name] for name in ENTRY_FIELDS}
    values["date"] = f"{row['date']}/{row['end_date']}" if row["end_date"] else row["date"]
    entry, outcome = run.bring(Entry, {"slug": row["slug"]}, values, at_first=PUBLISHED)
    run.entries.add(entry.pk)
    if outcome != "added" and _is_linked(entry, actors, domains, row):
        return outcome
    if outcome != "added" and not run.is_updating:
        return "kept"
    entry.domains.set(domains)
    _link(entry, actors, _source(row, run))
    return "added" if outcome == "added" else "changed"


def load_relation(row, line, run):
    pair = {"entry": run.known(Entry, row["entry"]), "target": run.known(Entry, row["target"])}
    return run.bring(Relation, {**pair, "kind": row["kind"]}, {})[1]


def _is_linked(entry, actors, domains, row):
    """Whether the entry has the actors, domains and source of its row."""
    return (
        set(entry.actors.all()) == set(actors)
        and set(entry.domains.all()) == set(domains)
        and entry.sources.filter(title=row["source_title"], publisher=row["source_publisher"]).exists()
    )


def _link(entry, actors, source):
    for place, actor in enumerate(actors, 1):
        if not entry.parts.filter(actor=actor).exists():
            entry.parts.create(actor=actor, position=place)
    entry.parts.exclude(actor__in=actors).delete()
    entry.evidence.get_or_create(source=source)
    entry.review_sources()


def _source(row, run):
    """The document of a row; its kind follows from who published it."""
    lookup = {
        "title": row["source_title"],
        "publisher": row["source_publisher"],
        "date": row["source_year"],
        "identifier": identifiers.normal(row["source_identifier"]),
    }
    kind = run.publishers.get(row["source_publisher"], Source.Kind.OFFICIAL)
    return run.bring(Source, lookup, {"url": row["source_url"], "kind": kind})[0]
