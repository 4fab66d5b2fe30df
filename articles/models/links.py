"""What a published essay cites, one row each, so that works and entries know who cites them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.reference import Reference
from timeline.models import Entry


class Citation(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="citations")
    reference = models.ForeignKey(Reference, on_delete=models.PROTECT, related_name="citations")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        constraints = [models.UniqueConstraint(fields=["article", "reference"], name="citation_once")]

    def __str__(self):
        return f"{self.article} / {self.reference}"


class Mention(models.Model):
    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="mentions")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="mentions")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("mention of an entry")
        verbose_name_plural = _("mentions of entries")
        constraints = [models.UniqueConstraint(fields=["article", "entry"], name="mention_once")]

    def __str__(self):
        return f"{self.article} / {self.entry}"
