"""What hangs on an entry: who took part in it, and the documents behind it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from timeline.models import choices
from timeline.models.actor import Actor
from timeline.models.source import Source


class EntryActor(models.Model):
    """Who took part in an entry, as what, and how sure that is."""

    entry = models.ForeignKey("timeline.Entry", on_delete=models.CASCADE, related_name="parts")
    actor = models.ForeignKey(Actor, verbose_name=_("actor"), on_delete=models.PROTECT, related_name="parts")
    role = models.CharField(
        _("role"), max_length=20, choices=choices.Role, blank=True, help_text=_("Leave empty if unknown.")
    )
    claim = models.CharField(
        _("how sure"), max_length=12, choices=choices.Claim, default=choices.Claim.DOCUMENTED
    )
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("actor in this entry")
        verbose_name_plural = _("actors in this entry")
        constraints = [
            models.UniqueConstraint(fields=["entry", "actor", "role"], name="entry_actor_role_once")
        ]

    def __str__(self):
        return f"{self.actor} ({self.get_role_display()})" if self.role else str(self.actor)


class EntrySource(models.Model):
    """A document behind an entry, and where in it to look."""

    entry = models.ForeignKey("timeline.Entry", on_delete=models.CASCADE, related_name="evidence")
    source = models.ForeignKey(
        Source, verbose_name=_("source"), on_delete=models.PROTECT, related_name="evidence"
    )
    locator = models.CharField(
        _("where in it"), max_length=80, blank=True, help_text=_("For example para. 13 or p. 4.")
    )
    position = models.PositiveSmallIntegerField(_("place in the list"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("source of this entry")
        verbose_name_plural = _("sources of this entry")
        constraints = [models.UniqueConstraint(fields=["entry", "source"], name="entry_source_once")]

    def __str__(self):
        return f"{self.source}, {self.locator}" if self.locator else str(self.source)
