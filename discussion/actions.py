"""What readers and moderators do in the conversation. Each is one transaction."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from articles.models import Article
from discussion import screening
from discussion.models import Comment, Decision, DiscussionSettings, Reaction, Report, Standing, Tally


class TooManyComments(ValidationError):
    """More comments in a minute than the house allows."""


def refuse_suspended(user):
    """Raises ValidationError with the reason while this person is suspended."""
    standing = Standing.objects.of(user)
    if standing.is_suspended:
        until = date_format(timezone.localtime(standing.suspended_until), "DATETIME_FORMAT")
        raise ValidationError(
            _("You may not take part until %(until)s. Reason: %(reason)s"),
            params={"until": until, "reason": standing.suspension_reason},
        )


def are_comments_open(article, settings):
    """Whether readers may comment on this essay now."""
    days = settings.comments_close_after_days
    is_late = bool(days) and timezone.now() > article.publish_at + timedelta(days=days)
    return article.are_comments_open and article.is_public and not is_late


def refuse_closed(article, settings):
    """Raises ValidationError when readers may not comment on this essay now."""
    if not are_comments_open(article, settings):
        raise ValidationError(_("Comments on this essay are closed."))


@transaction.atomic
def post_comment(article, *, by, text, parent=None):
    """A new comment, on show at once or held with its reason.

    Raises ValidationError when the essay is closed or the person suspended, TooManyComments for a burst.
    """
    settings = DiscussionSettings.objects.current()
    refuse_closed(article, settings)
    refuse_suspended(by)
    _refuse_burst(by, settings)
    hold = _reason_to_hold(by, text, settings)
    status = Comment.Status.PENDING if hold else Comment.Status.APPROVED
    comment = Comment(article=article, parent=parent, user=by, body=text, status=status, hold=hold)
    comment.clean()
    comment.save()
    return comment


def _refuse_burst(user, settings):
    minute_ago = timezone.now() - timedelta(minutes=1)
    if Comment.objects.filter(user=user, created_at__gt=minute_ago).count() >= settings.comments_per_minute:
        raise TooManyComments(_("That was fast. Please wait a minute before the next comment."))


def _reason_to_hold(user, text, settings):
    own = Comment.objects.filter(user=user)
    record = screening.Record(
        text=text,
        approved_before=own.visible().count(),
        is_restricted=Standing.objects.of(user).level == Standing.Level.RESTRICTED,
        is_duplicate=Comment.objects.filter(body=text).exists(),
    )
    limits = screening.Limits(settings.held_comments, settings.links_allowed)
    return screening.reason_to_hold(record, limits)


@transaction.atomic
def react(article, *, by, kind):
    """Give, change or (with kind None) take back this reader's one reaction. Raises ValidationError."""
    refuse_suspended(by)
    Article.objects.select_for_update().get(pk=article.pk)  # one reaction of an essay is counted at a time
    if article.created_by_id == by.pk or article.authors.filter(user=by).exists():
        raise ValidationError(_("This is your own essay: your readers decide what it is worth."))
    reaction = Reaction.objects.filter(article=article, user=by).first()
    if reaction and reaction.voided_at:
        raise ValidationError(_("A moderator set your reaction aside. Reason: %s") % reaction.void_reason)
    if kind is None:
        _take_back(reaction)
    else:
        Reaction.objects.update_or_create(article=article, user=by, defaults={"kind": kind})
    Tally.objects.recount(article)


def _take_back(reaction):
    """Delete it; where a moderator ever decided about it, the row stays for the log, without a kind."""
    if reaction is not None and reaction.decisions.exists():
        reaction.kind = None
        reaction.save()
    elif reaction is not None:
        reaction.delete()


@transaction.atomic
def report(comment, *, by, reason, note=""):
    """Flag a comment on show. Raises ValidationError for one's own comment or a second report."""
    refuse_suspended(by)
    if comment.user_id == by.pk:
        raise ValidationError(_("This is your own comment."))
    if comment.reports.filter(reporter=by).exists():
        raise ValidationError(_("You reported this comment already."))
    return Report.objects.create(comment=comment, reporter=by, reason=reason, note=note)


def approve(comments, *, by, reason):
    """Put comments on show, or keep reported ones there. Returns those that this changed."""
    return _decide(comments, by=by, reason=reason, verb=Decision.Verb.APPROVE)


def reject(comments, *, by, reason):
    """Take comments off the page. Returns those that this changed."""
    return _decide(comments, by=by, reason=reason, verb=Decision.Verb.REJECT)


OUTCOMES = {
    Decision.Verb.APPROVE: (Comment.Status.APPROVED, Report.Status.NOT_UPHELD),
    Decision.Verb.REJECT: (Comment.Status.REJECTED, Report.Status.UPHELD),
}


@transaction.atomic
def _decide(comments, *, by, reason, verb):
    if not by.has_perm("discussion.moderate_comment"):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Give a reason."))
    status, outcome = OUTCOMES[verb]
    changed = [comment for comment in comments.select_for_update() if _concerns(comment, status)]
    now = timezone.now()
    ids = [comment.pk for comment in changed]
    Comment.objects.filter(pk__in=ids).update(status=status, decided_at=now, decided_by=by)
    Report.objects.open().filter(comment__in=ids).update(status=outcome, decided_at=now, decided_by=by)
    Decision.objects.bulk_create(
        Decision(verb=verb, reason=reason.strip(), decided_by=by, comment=comment) for comment in changed
    )
    return changed


def _concerns(comment, status):
    """Whether a decision changes anything: a new status, or an open report gets its answer."""
    return comment.status != status or comment.reports.open().exists()


@transaction.atomic
def void(reaction, *, by, reason):
    """Set a reaction aside, so that it no longer counts. Raises PermissionDenied, ValidationError."""
    _check_voiding(reaction, by, reason, is_voided=False)
    reaction.voided_at, reaction.voided_by, reaction.void_reason = timezone.now(), by, reason.strip()
    return _settle(reaction, Decision.Verb.VOID, by, reason)


@transaction.atomic
def restore(reaction, *, by, reason):
    """Let a voided reaction count again. Raises PermissionDenied, ValidationError."""
    _check_voiding(reaction, by, reason, is_voided=True)
    reaction.voided_at, reaction.voided_by, reaction.void_reason = None, None, ""
    return _settle(reaction, Decision.Verb.RESTORE, by, reason)


def _check_voiding(reaction, by, reason, *, is_voided):
    if not by.has_perm("discussion.void_reaction"):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Give a reason."))
    Article.objects.select_for_update().get(pk=reaction.article_id)
    reaction.refresh_from_db()
    if bool(reaction.voided_at) != is_voided:
        raise ValidationError(_("Somebody decided about this reaction in the meantime."))


def _settle(reaction, verb, by, reason):
    reaction.save()
    Tally.objects.recount(reaction.article)
    return Decision.objects.create(verb=verb, reason=reason.strip(), decided_by=by, reaction=reaction)


@transaction.atomic
def change_standing(standing, *, by):
    """Store a changed standing; a suspension that begins, changes or ends enters the log."""
    before = Standing.objects.filter(pk=standing.pk).values_list("suspended_until", flat=True).first()
    standing.save()
    if standing.suspended_until == before:
        return
    is_suspension = standing.is_suspended
    verb = Decision.Verb.SUSPEND if is_suspension else Decision.Verb.READMIT
    reason = standing.suspension_reason if is_suspension else _("The suspension was lifted.")
    Decision.objects.create(verb=verb, reason=reason, decided_by=by, person=standing.user)
