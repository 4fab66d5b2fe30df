"""The admin of the record."""

from timeline.admin.actor import ActorAdmin
from timeline.admin.dataset import DatasetVersionAdmin
from timeline.admin.entry import EntryAdmin
from timeline.admin.link_check import LinkCheckAdmin
from timeline.admin.suggestion import SuggestionAdmin
from timeline.admin.vocabulary import ConceptAdmin, DomainAdmin, SourceAdmin

__all__ = [
    "ActorAdmin",
    "ConceptAdmin",
    "DatasetVersionAdmin",
    "DomainAdmin",
    "EntryAdmin",
    "LinkCheckAdmin",
    "SourceAdmin",
    "SuggestionAdmin",
]
