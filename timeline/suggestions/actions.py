"""What happens to a suggestion: sent, accepted, declined, known already, opened again."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from timeline.models import SearchDocument, Suggestion
from timeline.models.choices import Publication
from timeline.search import upkeep
from timeline.suggestions import drafts, letters, limits

DECIDE = "timeline.change_suggestion"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who decides, what the sender is told, and where the site is: https://host without a last slash."""

    by: Any
    site: str
    answer: str = ""


@transaction.atomic
def send(suggestion):
    """Keep what a reader sent. Raises limits.TooMany."""
    limits.refuse_flood(suggestion.sender, suggestion.network)
    suggestion.save()
    return suggestion


@transaction.atomic
def accept(suggestion, verdict, *, entry=None):
    """Take it up: a new entry as a draft, which is made here; of a correction its `entry`, just saved.

    Raises PermissionDenied, or ValidationError when somebody decided in the meantime.
    """
    suggestion = _locked(suggestion, verdict.by)
    outcome = entry or drafts.make(suggestion)
    return _settle(suggestion, verdict, Suggestion.Status.ACCEPTED, outcome)


@transaction.atomic
def decline(suggestion, verdict):
    """Turn it down, saying why. Raises PermissionDenied, ValidationError."""
    suggestion = _locked(suggestion, verdict.by)
    if not verdict.answer.strip():
        raise ValidationError(_("Say why: the sender reads it."))
    return _settle(suggestion, verdict, Suggestion.Status.DECLINED, None)


@transaction.atomic
def mark_duplicate(suggestion, verdict, *, entry=None):
    """Say that it is known already, from another suggestion or in an entry. Raises as `accept` does."""
    suggestion = _locked(suggestion, verdict.by)
    return _settle(suggestion, verdict, Suggestion.Status.DUPLICATE, entry)


@transaction.atomic
def reopen(suggestion, *, by):
    """Undo a decision. A draft made from it goes too, unless an editor has saved or published it since.

    Raises PermissionDenied, or ValidationError when it is open already.
    """
    suggestion = _locked(suggestion, by, is_waiting=False)
    draft = suggestion.outcome if suggestion.status == Suggestion.Status.ACCEPTED else None
    suggestion.status, suggestion.outcome, suggestion.answer = Suggestion.Status.WAITING, None, ""
    suggestion.decided_at, suggestion.decided_by = None, None
    suggestion.save()
    if draft and draft.pk != suggestion.entry_id and _is_untouched(draft):
        _delete(draft)
    return suggestion


def _delete(draft):
    pk = draft.pk
    try:
        draft.delete()
    except ProtectedError:  # somebody uses the draft already, in a reading path for example
        return
    upkeep.refresh(SearchDocument.Kind.ENTRY, [pk])


def _is_untouched(draft):
    return draft.publication == Publication.DRAFT and not draft.revisions.exists()


def _locked(suggestion, by, *, is_waiting=True):
    """The row as it is now. Raises PermissionDenied, ValidationError."""
    if not by.has_perm(DECIDE):
        raise PermissionDenied
    row = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    if row.is_waiting != is_waiting:
        raise ValidationError(_("Somebody decided about this suggestion in the meantime."))
    return row


def _settle(suggestion, verdict, status, outcome):
    suggestion.status, suggestion.outcome = status, outcome
    suggestion.answer = verdict.answer.strip()
    suggestion.decided_at, suggestion.decided_by = timezone.now(), verdict.by
    suggestion.save()
    transaction.on_commit(lambda: letters.tell_decision(suggestion, verdict.site), robust=True)
    return suggestion


def forget_senders(decided_before):
    """Drop the e-mail addresses of what was decided before that time; how many there were."""
    old = Suggestion.objects.decided().filter(decided_at__lt=decided_before).exclude(email="")
    return old.update(email="")


def forget_networks(sent_before):
    """Drop the hashes of networks, which only serve to count what came within a day; how many."""
    return Suggestion.objects.filter(created_at__lt=sent_before).exclude(network="").update(network="")
