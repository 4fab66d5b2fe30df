"""What staff decided, about what, when and why. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from discussion.models.comment import Comment
from discussion.models.reaction import Reaction
from revisions.models import AppendOnlyError


class Decision(models.Model):
    class Verb(models.TextChoices):
        APPROVE = "approve", _("Approved")
        REJECT = "reject", _("Rejected")
        VOID = "void", _("Voided")
        RESTORE = "restore", _("Restored")
        SUSPEND = "suspend", _("Suspended")
        READMIT = "readmit", _("Suspension lifted")

    verb = models.CharField(_("decision"), max_length=10, choices=Verb)
    reason = models.CharField(_("reason"), max_length=500)
    decided_at = models.DateTimeField(_("when"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.PROTECT, related_name="decisions"
    )
    comment = models.ForeignKey(
        Comment, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    reaction = models.ForeignKey(
        Reaction, null=True, blank=True, on_delete=models.PROTECT, related_name="decisions"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="decisions_about",
    )

    class Meta:
        ordering = ["-decided_at", "-pk"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="decision_has_reason"),
            models.CheckConstraint(
                condition=Q(comment__isnull=False, reaction=None, person=None)
                | Q(comment=None, reaction__isnull=False, person=None)
                | Q(comment=None, reaction=None, person__isnull=False),
                name="decision_about_one_thing",
            ),
        ]

    def __str__(self):
        return f"{self.get_verb_display()}: {self.target}"

    def save(self, *args, **kwargs):
        if self.pk is not None and not kwargs.get("force_insert"):
            raise AppendOnlyError("A decision is never changed; record a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnlyError("A decision is never deleted; record a new one.")

    @property
    def target(self):
        return self.comment or self.reaction or self.person
