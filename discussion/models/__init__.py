"""The tables of the conversation."""

from discussion.models.comment import Comment
from discussion.models.decision import Decision
from discussion.models.pointer import Pointer
from discussion.models.reaction import Reaction, ReactionKind, Tally
from discussion.models.report import Report
from discussion.models.settings import DiscussionSettings
from discussion.models.standing import Standing

__all__ = [
    "Comment",
    "Decision",
    "DiscussionSettings",
    "Pointer",
    "Reaction",
    "ReactionKind",
    "Report",
    "Standing",
    "Tally",
]
