"""The tables of the record."""

from timeline.models.actor import Actor, ActorAlias, Membership
from timeline.models.concept import Concept, ConceptSynonym, TaggedEntry
from timeline.models.domain import Domain
from timeline.models.entry import Entry, EntryActor, EntrySource
from timeline.models.source import Source

__all__ = [
    "Actor",
    "ActorAlias",
    "Concept",
    "ConceptSynonym",
    "Domain",
    "Entry",
    "EntryActor",
    "EntrySource",
    "Membership",
    "Source",
    "TaggedEntry",
]
