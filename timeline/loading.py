"""Loading the record's CSV files, all of it or nothing, through the models' own validation."""

from collections import Counter
from functools import partial

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.utils.text import slugify

from timeline import tables
from timeline.loading_claims import CLAIM_COLUMNS, CLAIM_KEY, load_claim
from timeline.loading_history import in_history
from timeline.models import (
    Actor,
    ActorAlias,
    Concept,
    ConceptSynonym,
    Domain,
    Entry,
    Membership,
    Relation,
    SearchDocument,
    Source,
)
from timeline.models.choices import Publication
from timeline.search import upkeep

ACTOR_COLUMNS = ["slug", "name_en", "name_id", "kind", "iso3166"]
DOMAIN_COLUMNS = ["slug", "name_en", "name_id", "description_en", "description_id"]
ALIAS_COLUMNS = ["actor", "name", "slug"]
MEMBERSHIP_COLUMNS = ["actor", "body", "relation", "period"]
RELATION_COLUMNS = ["entry", "kind", "target"]
CONCEPT_COLUMNS = ["name_en", "name_id", "definition_en", "definition_id", "synonyms", "entries"]
ENTRY_COLUMNS = [
    "slug", "date", "end_date", "title_en", "title_id", "summary_en", "summary_id", "kind", "actors",
    "domains", "place", "source_title", "source_publisher", "source_year", "source_identifier",
    "source_url", "confidence", "checked_by",
]  # fmt: skip
ENTRY_FIELDS = ["slug", "title_en", "title_id", "summary_en", "summary_id", "kind", "place", "confidence"]


class Loader:
    """Loads the files of `facts` and `vocabulary`; `told` is called with the name of each finished row.

    Rows that the database has and that differ are left alone unless `is_updating`. After `load()`,
    `tally` counts rows by (file, "added" | "changed" | "kept" | "same").
    """

    def __init__(self, facts, vocabulary, *, is_updating=False, told=lambda name: None):
        self.facts, self.vocabulary = facts, vocabulary
        self.is_updating = is_updating
        self.told = told
        self.tally = Counter()
        self.problems = []
        self.entries = set()  # primary keys of the entries of the files
        self.concept_slugs = set()  # of the concepts of the files, before loading

    @transaction.atomic
    def load(self):
        """Raises tables.LoadError with every bad row of the first bad file; then nothing was loaded."""
        self._file(self.facts / "domains.csv", DOMAIN_COLUMNS, self._domain, ["slug"])
        self._file(self.facts / "actors.csv", ACTOR_COLUMNS, self._actor, ["slug"])
        self._file(self.vocabulary / "aliases.csv", ALIAS_COLUMNS, self._alias, ["slug"])
        memberships = self.vocabulary / "memberships.csv"
        self._file(memberships, MEMBERSHIP_COLUMNS, self._membership, MEMBERSHIP_COLUMNS)
        publishers = tables.rows(self.vocabulary / "publishers.csv", ["publisher", "kind"])
        self.publishers = {row["publisher"]: row["kind"] for _line, row in publishers}
        load_entry = in_history(lambda row, line, run: run._entry(row, line))
        entries = self.facts / "timeline.csv"
        self._file(entries, ENTRY_COLUMNS, partial(load_entry, run=self), ["slug"])
        relations = self.vocabulary / "relations.csv"
        self._file(relations, RELATION_COLUMNS, self._relation, RELATION_COLUMNS)
        claims = self.vocabulary / "attributions.csv"
        self._file(claims, CLAIM_COLUMNS, partial(load_claim, run=self), CLAIM_KEY)
        self._file(self.vocabulary / "concepts.csv", CONCEPT_COLUMNS, self._concept, ["name_en"])
        self._make_findable()

    def _file(self, path, columns, load_row, key):
        """Load one file; the values of the `key` columns may stand in it only once."""
        seen = set()
        try:
            for line, row in tables.rows(path, columns):
                identity = tuple(row[name] for name in key)
                if identity in seen:
                    reason = f"{', '.join(key)}: it stands twice in this file"
                    self.problems.append(tables.Problem(path.name, line, reason))
                    continue
                seen.add(identity)
                self._row(path.name, line, row, load_row)
        except tables.LoadError as error:
            self.problems += error.problems
        if self.problems:
            raise tables.LoadError(self.problems)

    def _row(self, name, line, row, load_row):
        try:
            self.tally[name, load_row(row, line)] += 1
        except ValidationError as error:
            self.problems.append(tables.Problem(name, line, tables.reasons(error)))
        self.told(name)

    def _make_findable(self):
        """The entries of the files, all actors and concepts, and what carried a concept of the files."""
        upkeep.refresh(SearchDocument.Kind.ENTRY, self.entries)
        upkeep.refresh(SearchDocument.Kind.ACTOR, Actor.objects.values_list("pk", flat=True))
        upkeep.refresh(SearchDocument.Kind.CONCEPT, Concept.objects.values_list("pk", flat=True))
        upkeep.refresh_carrying([f"concept:{slug}" for slug in self.concept_slugs])

    def bring(self, model, lookup, values):
        """Find or make the row; the row and what became of it."""
        row = model.objects.filter(**lookup).first()
        if row is None:
            row = model(**lookup, **values)
            row.full_clean()
            row.save()
            return row, "added"
        if all(getattr(row, name) == value for name, value in values.items()):
            return row, "same"
        if not self.is_updating:
            return row, "kept"
        for name, value in values.items():
            setattr(row, name, value)
        row.full_clean()
        row.save()
        return row, "changed"

    def _domain(self, row, line):
        values = {name: row[name] for name in DOMAIN_COLUMNS[1:]}
        position = Domain.objects.filter(slug=row["slug"]).values_list("position", flat=True).first()
        values["position"] = line if position is None else position
        return self.bring(Domain, {"slug": row["slug"]}, values)[1]

    def _actor(self, row, line):
        return self.bring(Actor, {"slug": row["slug"]}, {name: row[name] for name in ACTOR_COLUMNS[1:]})[1]

    def _alias(self, row, line):
        values = {"actor": _known(Actor, row["actor"]), "name": row["name"]}
        return self.bring(ActorAlias, {"slug": row["slug"]}, values)[1]

    def _membership(self, row, line):
        pair = {"actor": _known(Actor, row["actor"]), "body": _known(Actor, row["body"])}
        values = {"relation": row["relation"], "period": row["period"]}
        return self.bring(Membership, {**pair, **values}, {})[1]

    def _entry(self, row, line):
        actors = [_known(Actor, slug) for slug in tables.listed(row["actors"])]
        domains = [_known(Domain, slug) for slug in tables.listed(row["domains"])]
        if not domains:
            raise ValidationError("domains: at least one is needed")
        values = {name: row[name] for name in ENTRY_FIELDS[1:]}
        values["date"] = f"{row['date']}/{row['end_date']}" if row["end_date"] else row["date"]
        entry, outcome = self.bring(
            Entry, {"slug": row["slug"]}, {**values, "publication": Publication.PUBLISHED}
        )
        self.entries.add(entry.pk)
        if outcome != "added" and _is_linked(entry, actors, domains, row):
            return outcome
        if outcome != "added" and not self.is_updating:
            return "kept"
        entry.domains.set(domains)
        self._link(entry, actors, self._source(row))
        return "added" if outcome == "added" else "changed"

    def _link(self, entry, actors, source):
        for place, actor in enumerate(actors, 1):
            if not entry.parts.filter(actor=actor).exists():
                entry.parts.create(actor=actor, position=place)
        entry.parts.exclude(actor__in=actors).delete()
        entry.evidence.get_or_create(source=source)
        entry.review_sources()

    def _source(self, row):
        """The document of a row; its kind follows from who published it."""
        lookup = {
            "title": row["source_title"],
            "publisher": row["source_publisher"],
            "date": row["source_year"],
            "identifier": row["source_identifier"],
        }
        kind = self.publishers.get(row["source_publisher"], Source.Kind.OFFICIAL)
        return self.bring(Source, lookup, {"url": row["source_url"], "kind": kind})[0]

    def _relation(self, row, line):
        pair = {"entry": _known(Entry, row["entry"]), "target": _known(Entry, row["target"])}
        return self.bring(Relation, {**pair, "kind": row["kind"]}, {})[1]

    def _concept(self, row, line):
        values = {name: row[name] for name in ("name_id", "definition_en", "definition_id")}
        values["slug"] = slugify(row["name_en"])
        entries = [_known(Entry, slug) for slug in tables.listed(row["entries"])]
        self.concept_slugs.update(Concept.objects.filter(name=row["name_en"]).values_list("slug", flat=True))
        concept, outcome = self.bring(Concept, {"name": row["name_en"]}, values)
        if outcome == "added":
            for word in tables.listed(row["synonyms"]):
                self.bring(ConceptSynonym, {"concept": concept, "name": word}, {})
            for entry in entries:
                entry.concepts.add(concept)
        return outcome


def _is_linked(entry, actors, domains, row):
    """Whether the entry has the actors, domains and source of its row."""
    return (
        set(entry.actors.all()) == set(actors)
        and set(entry.domains.all()) == set(domains)
        and entry.sources.filter(title=row["source_title"], publisher=row["source_publisher"]).exists()
    )


def _known(model, slug):
    try:
        return model.objects.get(slug=slug)
    except ObjectDoesNotExist as error:
        raise ValidationError(f"there is no {model._meta.model_name} “{slug}”") from error
