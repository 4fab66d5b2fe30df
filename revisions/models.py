"""An append-only saved state of one form."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class AppendOnlyError(RuntimeError):
    """A stored revision was about to be changed."""


class Stale(Exception):
    """Somebody saved a newer revision than the one a form was opened with."""


class RevisionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-created_at", "-pk")

    def newest(self, based_on=None):
        """The newest revision or None. Raises Stale when it is not the one whose key is given.

        Call it while the revised row is locked, and nothing can come in between.
        """
        newest = self.newest_first().first()
        if based_on is not None and (newest is None or newest.pk != based_on):
            raise Stale
        return newest


class Revision(models.Model):
    """Subclass with a foreign key to the revised row, related_name="revisions".

    `data` is what revisions.forms.RevisedForm.freeze() returned: JSON values by field name.
    """

    class Kind(models.TextChoices):
        AUTOSAVE = "autosave", _("Autosaved")
        SAVED = "saved", _("Saved")
        SUBMITTED = "submitted", _("Submitted")
        PUBLISHED = "published", _("Published")
        RESTORED = "restored", _("Restored")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.SAVED)
    data = models.JSONField(_("data"))
    name = models.CharField(_("name"), max_length=100, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    based_on = models.ForeignKey(
        "self",
        verbose_name=_("based on"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="successors",
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} {self.created_at:%Y-%m-%d %H:%M}"

    def save(self, *args, **kwargs):
        if self.pk is not None and not kwargs.get("force_insert"):
            raise AppendOnlyError("A revision is never changed; save a new one.")
        super().save(*args, **kwargs)
