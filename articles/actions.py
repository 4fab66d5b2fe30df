"""What happens to an essay: saved, submitted, published, withdrawn. Each is one transaction."""

import uuid

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from articles import cards, cited_texts, corrections, tokens
from articles.corrections import Change
from articles.models import (
    Article,
    ArticleAuthor,
    Category,
    Citation,
    EssaySettings,
    Image,
    Mention,
)
from articles.preflight import blockers
from articles.works.lookup import by_keys
from revisions.models import Revision
from timeline.models import Concept, Entry, SearchDocument
from timeline.search import upkeep

PLAIN = ("title", "slug", "language", "summary", "body", "are_comments_open")
ADDED_LATER = {
    "are_changes_shown": False,
    "citation_style": "",
    "first_published_in": "",
    "first_published_url": "",
}
TIMES = ("publish_at", "unpublish_at")
UNREAD = (Article.Status.DRAFT, Article.Status.SUBMITTED)


@transaction.atomic
def save_revision(article, data, *, by, kind=Revision.Kind.SAVED, based_on=None):
    """Keep `data` as the newest revision. An essay that readers never saw shows it on its row at once.

    `based_on` is the key of the revision the writer started from; raises Stale when there is a newer one.
    """
    article, newest = _locked(article, based_on)
    if article.status in UNREAD:
        _fill(article, data, by)
        _save(article, data)
    return article.revisions.create(data=data, based_on=newest, created_by=by, kind=kind)


@transaction.atomic
def submit(article, data, *, by, based_on=None):
    """Ask an editor to publish. Raises Stale, or ValidationError with what is missing."""
    _refuse_blocked(data)
    revision = save_revision(article, data, by=by, kind=Revision.Kind.SUBMITTED, based_on=based_on)
    drafts = Article.objects.filter(pk=article.pk, status=Article.Status.DRAFT)
    drafts.update(status=Article.Status.SUBMITTED)
    return revision


def publish(article, data, *, by, change=Change(), based_on=None):  # noqa: B008 - it is frozen
    """Make `data` what readers see, now or at its publish_at.

    Raises PermissionDenied, Stale, or ValidationError with what is missing.
    """
    _refuse_blocked(data)
    with transaction.atomic():
        article, newest = _locked(article, based_on)
        if not may_publish(by, article):
            raise PermissionDenied
        was_read, was_withdrawn = corrections.was_read(article), article.status == Article.Status.WITHDRAWN
        is_rewritten = corrections.check(article, data, change) > 0 and not change.is_slip
        carried = set(article.concepts.values_list("pk", flat=True))
        _show(article, data, by, is_new_text=is_rewritten or not was_read)
        _follow_original(article, change)
        _make_findable(article, carried)
        transaction.on_commit(lambda: cards.draw_for(article), robust=True)
        revision = article.revisions.create(
            data=data,
            based_on=newest,
            created_by=by,
            kind=Revision.Kind.PUBLISHED,
            reason=change.note if was_read else "",
        )
        if was_withdrawn:  # versions are compared from this one on
            Article.objects.filter(pk=article.pk).update(restored_at=revision.created_at)
        return revision


def _locked(article, based_on):
    """The row as it is now, locked, and its newest revision. Raises Stale."""
    article = Article.objects.select_for_update().get(pk=article.pk)
    return article, article.revisions.newest(based_on)


def _show(article, data, by, *, is_new_text):
    """Copy the data onto the row and put it before the readers."""
    shown_since = article.publish_at if article.is_public else None
    _fill(article, data, by)
    article.revised_at = timezone.now() if shown_since else None
    article.publish_at = shown_since or article.publish_at or timezone.now()
    if is_new_text:
        article.text_changed_at = article.revised_at if shown_since else article.publish_at
    article.status = Article.Status.PUBLISHED
    article.withdrawn_at, article.withdrawn_by, article.withdrawn_reason = None, None, ""
    _save(article, data)
    article.concepts.set(Concept.objects.resolve(data.get("concepts", [])))
    _link(article)
    cited_texts.keep(article)


def _follow_original(article, change):
    """Note which version of the original a translation follows: that of now, when it is new or says so."""
    original = article.original
    if original and (change.is_in_step or article.original_seen_at is None):
        article.original_seen_at = original.text_changed_at or timezone.now()
        article.save(update_fields=["original_seen_at"])


@transaction.atomic
def withdraw(article, *, by, reason):
    """Take a published essay away from readers, saying why. Raises PermissionDenied, ValidationError."""
    if not by.has_perm("articles.withdraw_article"):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError(_("Say why the essay is withdrawn."))
    article = Article.objects.select_for_update().get(pk=article.pk)
    if not article.is_live:
        raise ValidationError(_("Only a published essay can be withdrawn."))
    article.status = Article.Status.WITHDRAWN
    article.withdrawn_at, article.withdrawn_by, article.withdrawn_reason = timezone.now(), by, reason.strip()
    article.save()
    transaction.on_commit(lambda: cards.remove_for(article), robust=True)
    article.citations.all().delete()
    article.mentions.all().delete()
    _make_findable(article, set())
    return article


def may_publish(user, article):
    """Editors may; a blogger may publish an essay of their own unless the site reviews essays first."""
    if user.has_perm("articles.publish_article"):
        return True
    if EssaySettings.objects.current().is_review_required or article.status == Article.Status.WITHDRAWN:
        return False
    return Article.objects.editable_by(user).filter(pk=article.pk).exists()


def plain_values(data):
    """The values of revision data that stand on the row as they are; old data lacks the newer ones."""
    return {name: data[name] for name in PLAIN} | {
        name: data.get(name, default) for name, default in ADDED_LATER.items()
    }


def _fill(article, data, by):
    """Copy revision data onto the row; rows that no longer exist are left out.

    An essay joins the translations of another only if its writer may change that one too.
    """
    for name, value in plain_values(data).items():
        setattr(article, name, value)
    for name in TIMES:
        setattr(article, name, parse_datetime(data[name]) if data.get(name) else None)
    article.category = Category.objects.filter(pk=data.get("category")).first()
    article.lead_image = Image.objects.filter(pk=data.get("lead_image")).first()
    _place_among_translations(article, data.get("translation_of"), by)


def _place_among_translations(article, pk, by):
    """Make the essay a translation of that one, or, where that is cleared, an essay of its own again."""
    if pk is None:
        if article.original:
            article.original, article.original_seen_at = None, None
            article.translation_group = uuid.uuid4()
        return
    found = Article.objects.editable_by(by).filter(pk=pk).select_related("original").first()
    original = (found.original or found) if found else None
    if original and original not in (article, article.original):
        article.translation_group = original.translation_group
        article.original, article.original_seen_at = original, None


def _save(article, data):
    """Write the row with its authors, in their order."""
    article.save()
    pks = data.get("byline", [])
    article.bylines.exclude(author__in=pks).delete()
    for position, pk in enumerate(pks):
        ArticleAuthor.objects.update_or_create(article=article, author_id=pk, defaults={"position": position})


def _make_findable(article, carried):
    """The essay, and with it the concepts that it has, or had: readers may know them from it alone."""
    upkeep.refresh(SearchDocument.Kind.ARTICLE, [article.pk])
    concepts = carried.union(article.concepts.values_list("pk", flat=True))
    upkeep.refresh(SearchDocument.Kind.CONCEPT, concepts)


def _refuse_blocked(data):
    if reasons := blockers(data):
        raise ValidationError(reasons)


def _link(article):
    """Write down which works and entries the published text cites."""
    keys, slugs = tokens.cited_keys(article.body), tokens.linked_entries(article.body)
    works = by_keys(keys)
    cited = dict.fromkeys(works[key] for key in keys if key in works)  # once, be it by two of its keys
    entries = Entry.objects.in_bulk(slugs, field_name="slug")
    article.citations.all().delete()
    article.mentions.all().delete()
    Citation.objects.bulk_create(
        Citation(article=article, reference=work, position=place) for place, work in enumerate(cited)
    )
    Mention.objects.bulk_create(
        Mention(article=article, entry=entries[slug], position=place)
        for place, slug in enumerate(slugs)
        if slug in entries
    )
