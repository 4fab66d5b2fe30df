"""The admin of the record."""

from timeline.admin.actor import ActorAdmin
from timeline.admin.entry import EntryAdmin
from timeline.admin.mappings import ImportMappingAdmin
from timeline.admin.vocabulary import ConceptAdmin, DomainAdmin, SourceAdmin

__all__ = ["ActorAdmin", "ConceptAdmin", "DomainAdmin", "EntryAdmin", "ImportMappingAdmin", "SourceAdmin"]
