"""The tables of the record."""

from timeline.models.actor import Actor, ActorAlias, Membership
from timeline.models.attribution import Attribution
from timeline.models.concept import Concept, ConceptSynonym, TaggedEntry
from timeline.models.dataset import DatasetVersion
from timeline.models.domain import Domain
from timeline.models.entry import Entry
from timeline.models.facet import FacetState, FacetValue
from timeline.models.imports import Import, ImportMapping, ImportRow
from timeline.models.link_check import LinkCheck
from timeline.models.parts import EntryActor, EntrySource
from timeline.models.relation import Relation
from timeline.models.revision import EntryRevision
from timeline.models.search import SearchDocument, SearchTag, SearchWord
from timeline.models.source import Source
from timeline.models.suggestion import Suggestion

__all__ = [
    "Actor",
    "ActorAlias",
    "Attribution",
    "Concept",
    "ConceptSynonym",
    "DatasetVersion",
    "Domain",
    "Entry",
    "EntryActor",
    "EntryRevision",
    "EntrySource",
    "FacetState",
    "FacetValue",
    "Import",
    "ImportMapping",
    "ImportRow",
    "LinkCheck",
    "Membership",
    "Relation",
    "SearchDocument",
    "SearchTag",
    "SearchWord",
    "Source",
    "Suggestion",
    "TaggedEntry",
]
