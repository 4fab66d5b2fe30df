"""Two or more records of one work made one, with nothing that cites them disturbed."""

from django.contrib.admin.models import CHANGE, DELETION, LogEntry
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from articles import cited_texts
from articles.models import Citation, Reference, ReferenceAlias


@transaction.atomic
def merge(kept, others, *, by, is_filling=False):
    """Keep one record; the keys of the others go on meaning it, in every text and every revision.

    With `is_filling` it takes over what only the others know. Returns the primary keys of the essays
    that cited one of the others. Raises PermissionDenied, ValidationError.
    """
    if not by.has_perms(["articles.change_reference", "articles.delete_reference"]):
        raise PermissionDenied
    chosen = [kept.pk, *(one.pk for one in others)]
    rows = Reference.objects.select_for_update().in_bulk(chosen)
    kept = rows.pop(kept.pk, None)
    if kept is None or len(rows) < 1 or len(rows) + 1 != len(set(chosen)):
        raise ValidationError(_("One of these records is no longer there. Look at them again."))
    essays = _cite(kept, rows)
    if is_filling:
        _fill(kept, rows.values())
    _log(kept, rows.values(), by)
    _let_others_follow(kept, rows)
    gone = [one.key for one in rows.values()]
    Reference.objects.filter(pk__in=rows).delete()
    ReferenceAlias.objects.bulk_create(ReferenceAlias(key=key, reference=kept) for key in gone)
    transaction.on_commit(lambda: cited_texts.keep_citing(kept), robust=True)
    return essays


def _cite(kept, rows):
    """Let the essays that cite the others cite the kept one, each once and at its first place."""
    moved = Citation.objects.filter(reference__in=rows)
    essays = sorted(set(moved.values_list("article", flat=True)))
    first = {}
    for one in Citation.objects.filter(article__in=essays, reference__in=[kept.pk, *rows]):
        first[one.article_id] = min(one.position, first.get(one.article_id, one.position))
    Citation.objects.filter(article__in=essays, reference__in=[kept.pk, *rows]).delete()
    Citation.objects.bulk_create(
        Citation(article_id=pk, reference=kept, position=place) for pk, place in first.items()
    )
    return essays


def _let_others_follow(kept, rows):
    """Whatever else points to the others, former keys and the comments of readers, points to the kept one."""
    for link in Reference._meta.related_objects:
        if link.related_model is not Citation:
            pointing = link.related_model._base_manager.filter(**{f"{link.field.name}__in": rows})
            pointing.update(**{link.field.name: kept})


def _fill(kept, others):
    for one in others:
        kept.csl = {**one.csl, **kept.csl}
    kept.save()


def _log(kept, others, by):
    """Before the rows go: the log keeps their words."""
    keys = ", ".join(one.key for one in others)
    LogEntry.objects.log_actions(by.pk, [kept], CHANGE, _("Merged with %s.") % keys)
    for one in others:
        LogEntry.objects.log_actions(by.pk, [one], DELETION, _("Merged into %s.") % kept.key)
