"""Where a person stands with the moderators."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class StandingQuerySet(models.QuerySet):
    def of(self, user):
        """The person's standing; an unsaved new one for somebody without a row."""
        return self.filter(user=user).first() or Standing(user=user)


class Standing(models.Model):
    class Level(models.TextChoices):
        NEW = "new", _("New")
        REGULAR = "regular", _("Regular")
        RESTRICTED = "restricted", _("Restricted")

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="standing"
    )
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.NEW)
    suspended_until = models.DateTimeField(
        _("suspended until"),
        null=True,
        blank=True,
        help_text=_("May not comment or react before then. It ends by itself."),
    )
    suspension_reason = models.CharField(
        _("why suspended"), max_length=500, blank=True, help_text=_("The person reads this.")
    )

    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = ["user__username", "pk"]
        verbose_name = _("standing")
        verbose_name_plural = _("standings")
        constraints = [
            models.CheckConstraint(
                condition=Q(suspended_until=None) | ~Q(suspension_reason=""),
                name="standing_suspension_explained",
                violation_error_message=_("Say why this person is suspended."),
            )
        ]

    def __str__(self):
        return f"{self.user}: {self.get_level_display()}"

    @property
    def is_suspended(self):
        return self.suspended_until is not None and self.suspended_until > timezone.now()
