"""What editors put on the home page, and for how long."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from articles.models.article import Article
from articles.models.video import Video
from timeline.models.fields import within_reach


class HomeSlotQuerySet(models.QuerySet):
    def current(self):
        """Slots that are on show now, the newest first, with who chose what."""
        now = timezone.now()
        due = self.filter(starts_at__lte=now).filter(Q(ends_at=None) | Q(ends_at__gt=now))
        return due.select_related("article", "video__still", "chosen_by").order_by("-starts_at", "-pk")


class HomeSlot(models.Model):
    class Block(models.TextChoices):
        HEADLINE = "headline", _("Headline")
        FEATURE = "feature", _("Feature")
        VIDEO = "video", _("Video of choice")

    block = models.CharField(_("block"), max_length=10, choices=Block)
    article = models.ForeignKey(
        Article,
        verbose_name=_("essay"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="home_slots",
        help_text=_("For headline and feature."),
    )
    video = models.ForeignKey(
        Video,
        verbose_name=_("video"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="home_slots",
        help_text=_("For the video of choice."),
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now, validators=[within_reach])
    ends_at = models.DateTimeField(_("until"), null=True, blank=True, validators=[within_reach])
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
            ),
            models.CheckConstraint(
                condition=Q(block="video", video__isnull=False, article=None)
                | ~Q(block="video") & Q(video=None, article__isnull=False),
                name="home_slot_filled",
                violation_error_message=_("Headline and feature show an essay, the video block a video."),
            ),
        ]

    def __str__(self):
        return f"{self.get_block_display()}: {self.article or self.video}"

    @property
    def chooser(self):
        """The name that readers see of who chose it."""
        return self.chosen_by.get_full_name() or self.chosen_by.username
