"""How often essays were read, counted by day and without knowing who."""

from datetime import timedelta

from django.db import models
from django.db.models import F, Max, Sum
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class DailyViewsQuerySet(models.QuerySet):
    def add(self, article_id, views):
        """Add views to today's row; safe when several processes do so at once."""
        today = timezone.localdate()
        self.get_or_create(article_id=article_id, day=today)
        row = self.filter(article_id=article_id, day=today)
        row.update(views=F("views") + views, counted_at=timezone.now())

    def counted_at(self):
        """When views were last added; None before the first."""
        return self.aggregate(at=Max("counted_at"))["at"]

    def most_read(self, days):
        """Views in the last `days` days by `group` of translations, most first."""
        since = timezone.localdate() - timedelta(days=days)
        return (
            self.filter(day__gt=since)
            .values(group=F("article__translation_group"))
            .annotate(total=Sum("views"))
            .order_by("-total", "group")
        )


class DailyViews(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="daily_views")
    day = models.DateField(_("day"))
    views = models.PositiveIntegerField(_("views"), default=0)
    counted_at = models.DateTimeField(_("last counted"), default=timezone.now, editable=False)

    objects = DailyViewsQuerySet.as_manager()

    class Meta:
        ordering = ["-day", "pk"]
        verbose_name = _("views in a day")
        verbose_name_plural = _("views by day")
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="daily_views_once")]

    def __str__(self):
        return f"{self.article}, {self.day}: {self.views}"
