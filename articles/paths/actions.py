"""What happens to a reading path: made of a view, published, withdrawn. Each is one transaction."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Author, EssaySettings, PathStep, ReadingPath
from articles.paths.preflight import blockers
from timeline.slugs import free_slug


@transaction.atomic
def make_of_view(view, *, by, language):
    """A draft with the entries of a timeline view, in their order, written by this person."""
    title = view.title[:200]
    path = ReadingPath.objects.create(
        title=title,
        slug=free_slug(ReadingPath.objects, title, 60, "path"),
        language=language,
        created_by=by,
        query=view.query,
    )
    path.authors.add(Author.objects.for_user(by))
    add_view(path, view)
    return path


@transaction.atomic
def add_view(path, view):
    """Put the entries of a view that the path does not have behind its other steps; how many they are."""
    own = set(path.steps.values_list("entry_id", flat=True))
    steps = [PathStep(path=path, entry=entry) for entry in view.entries if entry.pk not in own]
    PathStep.objects.bulk_create(steps)
    path.number_steps()
    if not path.query:
        path.query = view.query
        path.save(update_fields=["query", "changed_at"])
    return len(steps)


@transaction.atomic
def publish(path, *, by):
    """Put the path before the readers. Raises PermissionDenied, or ValidationError with what is missing."""
    path = ReadingPath.objects.select_for_update().get(pk=path.pk)
    if not may_publish(by, path):
        raise PermissionDenied
    if reasons := blockers(path):
        raise ValidationError(reasons)
    path.status = ReadingPath.Status.PUBLISHED
    path.published_at = path.published_at or timezone.now()
    path.withdrawn_at, path.withdrawn_by, path.withdrawn_reason = None, None, ""
    path.save()
    return path


@transaction.atomic
def withdraw(path, *, by, reason):
    """Take a published path away from readers, saying why. Raises PermissionDenied, ValidationError."""
    if not by.has_perm("articles.withdraw_article"):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Say why the path is withdrawn."))
    path = ReadingPath.objects.select_for_update().get(pk=path.pk)
    if not path.is_live:
        raise ValidationError(_("Only a published path can be withdrawn."))
    path.status = ReadingPath.Status.WITHDRAWN
    path.withdrawn_at, path.withdrawn_by, path.withdrawn_reason = timezone.now(), by, reason.strip()
    path.save()
    return path


def may_publish(user, path=None):
    """As for essays: editors may; bloggers their own paths, unless the site reviews first."""
    if user.has_perm("articles.publish_article"):
        return True
    if EssaySettings.objects.current().is_review_required:
        return False
    if path is None:
        return True
    is_withdrawn = path.status == ReadingPath.Status.WITHDRAWN
    return not is_withdrawn and ReadingPath.objects.editable_by(user).filter(pk=path.pk).exists()
