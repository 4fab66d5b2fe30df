"""Readers' flags on comments."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from discussion.models.comment import Comment


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.filter(status=Report.Status.OPEN)


class Report(models.Model):
    class Reason(models.TextChoices):
        INSULT = "insult", _("It attacks a person or a group")
        SPAM = "spam", _("It is advertising or spam")
        OFF_TOPIC = "off-topic", _("It has nothing to do with the essay")
        FALSE = "false", _("It states something false as a fact")
        PRIVATE = "private", _("It gives away private information")
        OTHER = "other", _("Something else")

    class Status(models.TextChoices):
        OPEN = "open", pgettext_lazy("status of a report", "Open")
        UPHELD = "upheld", _("Upheld")
        NOT_UPHELD = "not-upheld", _("Not upheld")

    comment = models.ForeignKey(
        Comment, verbose_name=_("comment"), on_delete=models.CASCADE, related_name="reports"
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("reported by"),
        on_delete=models.CASCADE,
        related_name="reports",
    )
    reason = models.CharField(_("reason"), max_length=10, choices=Reason)
    note = models.CharField(_("note"), max_length=500, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.OPEN)
    created_at = models.DateTimeField(_("reported"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = ReportQuerySet.as_manager()

    class Meta:
        ordering = ["created_at", "pk"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        constraints = [
            models.UniqueConstraint(
                fields=["comment", "reporter"],
                name="report_once",
                violation_error_message=_("You reported this comment already."),
            ),
            models.CheckConstraint(
                condition=Q(status="open", decided_at=None, decided_by=None)
                | ~Q(status="open") & Q(decided_at__isnull=False, decided_by__isnull=False),
                name="report_decision_whole",
            ),
        ]

    def __str__(self):
        return f"{self.get_reason_display()} / {self.comment}"
