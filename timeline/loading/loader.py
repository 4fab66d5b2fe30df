"""The order of the files, and loading them all or none."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from timeline import tables
from timeline.loading import actors, claims, codings, concepts, entries
from timeline.loading.history import in_history
from timeline.loading.run import Run
from timeline.models import Actor, Concept, SearchDocument
from timeline.search import upkeep


@dataclass(frozen=True, slots=True)
class File:
    """A file of one of the two folders; the values of the `key` columns may stand in it only once."""

    folder: str
    name: str
    columns: list[str]
    key: list[str]
    load_row: Callable


FILES = [
    File("facts", "domains.csv", entries.DOMAIN_COLUMNS, ["slug"], entries.load_domain),
    File("facts", "actors.csv", actors.ACTOR_COLUMNS, ["slug"], actors.load_actor),
    File("vocabulary", "actor_details.csv", actors.DETAIL_COLUMNS, ["slug"], actors.load_details),
    File("vocabulary", "aliases.csv", actors.ALIAS_COLUMNS, ["slug"], actors.load_alias),
    File(
        "vocabulary",
        "memberships.csv",
        actors.MEMBERSHIP_COLUMNS,
        actors.MEMBERSHIP_COLUMNS[:3],
        actors.load_membership,
    ),
    File("facts", "timeline.csv", entries.ENTRY_COLUMNS, ["slug"], in_history(entries.load_entry)),
    File("vocabulary", "codings.csv", codings.CODING_COLUMNS, ["slug"], in_history(codings.load_coding)),
    File(
        "vocabulary",
        "relations.csv",
        entries.RELATION_COLUMNS,
        entries.RELATION_COLUMNS,
        entries.load_relation,
    ),
    File("vocabulary", "attributions.csv", claims.CLAIM_COLUMNS, claims.CLAIM_KEY, claims.load_claim),
    File("vocabulary", "concepts.csv", concepts.CONCEPT_COLUMNS, ["name_en"], concepts.load_concept),
]


class Loader:
    """Loads the files of `facts` and `vocabulary`; `told` is called with the name of each finished row.

    Rows that the database has and that differ are left alone unless `is_updating`. After `load()`,
    `tally` counts rows by (file, "added" | "changed" | "kept" | "same").
    """

    def __init__(self, facts, vocabulary, *, is_updating=False, told=lambda name: None):
        self.folders = {"facts": facts, "vocabulary": vocabulary}
        self.told = told
        self.tally = Counter()
        self.problems = []
        self.run = Run(is_updating=is_updating)

    @transaction.atomic
    def load(self):
        """Raises tables.LoadError with every bad row of the first bad file; then nothing was loaded."""
        publishers = tables.rows(self.folders["vocabulary"] / "publishers.csv", ["publisher", "kind"])
        self.run.publishers = {row["publisher"]: row["kind"] for _line, row in publishers}
        for file in FILES:
            self._file(file)
        self._make_findable()

    def _file(self, file):
        path = self.folders[file.folder] / file.name
        seen = set()
        try:
            for line, row in tables.rows(path, file.columns):
                identity = tuple(row[name] for name in file.key)
                if identity in seen:
                    reason = f"{', '.join(file.key)}: it stands twice in this file"
                    self.problems.append(tables.Problem(file.name, line, reason))
                    continue
                seen.add(identity)
                self._row(file, line, row)
        except tables.LoadError as error:
            self.problems += error.problems
        if self.problems:
            raise tables.LoadError(self.problems)

    def _row(self, file, line, row):
        try:
            self.tally[file.name, file.load_row(row, line, self.run)] += 1
        except ValidationError as error:
            self.problems.append(tables.Problem(file.name, line, tables.reasons(error)))
        self.told(file.name)

    def _make_findable(self):
        """The entries of the files, all actors and concepts, and what carried a concept of the files."""
        upkeep.refresh(SearchDocument.Kind.ENTRY, self.run.entries)
        upkeep.refresh(SearchDocument.Kind.ACTOR, Actor.objects.values_list("pk", flat=True))
        upkeep.refresh(SearchDocument.Kind.CONCEPT, Concept.objects.values_list("pk", flat=True))
        upkeep.refresh_carrying([f"concept:{slug}" for slug in self.run.concept_slugs])
