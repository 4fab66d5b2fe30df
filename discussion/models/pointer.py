"""What comments point to, one row each, so that nothing is looked up while reading."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models import Reference
from articles.works.lookup import by_keys
from discussion import pointing
from timeline.models import Entry
from timeline.models.choices import Publication


class PointerQuerySet(models.QuerySet):
    def for_readers(self):
        """Without entries that are drafts; withdrawn ones keep their place."""
        public = self.exclude(entry__publication=Publication.DRAFT)
        return public.select_related("reference", "entry").order_by("pk")

    def follow(self, comment):
        """Write down what the text names. A name that it had before keeps its target, whatever that is
        called by now."""
        wanted = pointing.names(comment.body)
        kept = dict(self.filter(comment=comment).values_list("token", "pk"))
        if gone := [pk for token, pk in kept.items() if token not in wanted]:
            self.filter(pk__in=gone).delete()
        self.bulk_create(
            Pointer(comment=comment, token=token, **target)
            for token, target in _targets([token for token in wanted if token not in kept])
        )


def _targets(names):
    """Each name that the library or the timeline knows, with the columns that say what it is."""
    if not names:
        return
    works = by_keys(name[1:] for name in names if name[0] == "@")
    entries = Entry.objects.in_bulk([name[2:-2] for name in names if name[0] == "["], field_name="slug")
    known = {pointing.work_name(key): {"reference": work} for key, work in works.items()}
    known |= {pointing.entry_name(slug): {"entry": entry} for slug, entry in entries.items()}
    yield from ((name, known[name]) for name in names if name in known)


class Pointer(models.Model):
    """A work or an entry, and the name by which the comment's text calls it."""

    comment = models.ForeignKey("discussion.Comment", on_delete=models.CASCADE, related_name="pointers")
    token = models.CharField(_("as the comment names it"), max_length=104)
    reference = models.ForeignKey(
        Reference, null=True, on_delete=models.CASCADE, related_name="comment_pointers"
    )
    entry = models.ForeignKey(Entry, null=True, on_delete=models.CASCADE, related_name="comment_pointers")

    objects = PointerQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("source in a comment")
        verbose_name_plural = _("sources in comments")
        constraints = [
            models.UniqueConstraint(fields=["comment", "token"], name="pointer_once"),
            models.CheckConstraint(
                condition=Q(reference=None, entry__isnull=False) | Q(reference__isnull=False, entry=None),
                name="pointer_to_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.token} / {self.comment}"
