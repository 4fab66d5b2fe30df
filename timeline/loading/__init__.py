"""Loading the record's CSV files, all of it or nothing, through the models' own validation."""

from timeline.loading.actors import ACTOR_COLUMNS, ALIAS_COLUMNS, DETAIL_COLUMNS, MEMBERSHIP_COLUMNS
from timeline.loading.codings import CODING_COLUMNS
from timeline.loading.concepts import CONCEPT_COLUMNS
from timeline.loading.entries import DOMAIN_COLUMNS, ENTRY_COLUMNS, RELATION_COLUMNS
from timeline.loading.loader import Loader

__all__ = [
    "ACTOR_COLUMNS",
    "ALIAS_COLUMNS",
    "CODING_COLUMNS",
    "CONCEPT_COLUMNS",
    "DETAIL_COLUMNS",
    "DOMAIN_COLUMNS",
    "ENTRY_COLUMNS",
    "MEMBERSHIP_COLUMNS",
    "RELATION_COLUMNS",
    "Loader",
]
