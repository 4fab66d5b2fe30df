"""The admin of the conversation: the moderators' desk."""

from discussion.admin.comment import CommentAdmin
from discussion.admin.ledger import DecisionAdmin, ReportAdmin, StandingAdmin
from discussion.admin.reaction import ReactionAdmin, ReactionKindAdmin, TallyAdmin
from discussion.admin.settings import DiscussionSettingsAdmin

__all__ = [
    "CommentAdmin",
    "DecisionAdmin",
    "DiscussionSettingsAdmin",
    "ReactionAdmin",
    "ReactionKindAdmin",
    "ReportAdmin",
    "StandingAdmin",
    "TallyAdmin",
]
