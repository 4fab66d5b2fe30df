"""What editors put on the home page, and for how long."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article


class HomeSlotQuerySet(models.QuerySet):
    def current(self, block):
        """Slots of one block that are on show now, the newest first."""
        now = timezone.now()
        return self.filter(block=block, starts_at__lte=now).filter(Q(ends_at=None) | Q(ends_at__gt=now))


class HomeSlot(models.Model):
    class Block(models.TextChoices):
        HEADLINE = "headline", _("Headline")
        FEATURE = "feature", _("Feature")

    block = models.CharField(_("block"), max_length=10, choices=Block)
    article = models.ForeignKey(
        Article, verbose_name=_("essay"), on_delete=models.CASCADE, related_name="home_slots"
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    chosen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("chosen by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )

    objects = HomeSlotQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("place on the home page")
        verbose_name_plural = _("places on the home page")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
                name="home_slot_forwards",
                violation_error_message=_("The end must come after the start."),
            )
        ]

    def __str__(self):
        return f"{self.get_block_display()}: {self.article}"
