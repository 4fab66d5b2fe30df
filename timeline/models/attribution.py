"""Who says that somebody is behind an event: claims, each with its own date and source."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.models import choices
from timeline.models.actor import Actor
from timeline.models.entry import Entry
from timeline.models.fields import EDTFField
from timeline.models.source import Source


class Attribution(models.Model):
    """One claim: `claimant` attributes the event to `accused`, denies or doubts it. Never a fact of ours."""

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="attributions")
    claimant = models.ForeignKey(
        Actor, verbose_name=_("who says so"), on_delete=models.PROTECT, related_name="attributions_made"
    )
    stance = models.CharField(
        _("what they say"), max_length=10, choices=choices.Stance, default=choices.Stance.ATTRIBUTES
    )
    accused = models.ForeignKey(
        Actor, verbose_name=_("about whom"), on_delete=models.PROTECT, related_name="attributions_received"
    )
    basis = models.CharField(_("kind of claim"), max_length=10, choices=choices.Basis, blank=True)
    date = EDTFField(_("date of the claim"))
    source = models.ForeignKey(
        Source, verbose_name=_("source of the claim"), on_delete=models.PROTECT, related_name="attributions"
    )
    locator = models.CharField(_("where in it"), max_length=80, blank=True)

    class Meta:
        ordering = ["date", "pk"]
        verbose_name = _("attribution claim")
        verbose_name_plural = _("attribution claims")
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "claimant", "stance", "accused", "date"], name="attribution_once"
            ),
            models.CheckConstraint(
                condition=~Q(claimant=F("accused")) | ~Q(stance="attributes"),
                name="attribution_to_somebody_else",
                violation_error_message=_(
                    "Nobody attributes an event to themselves here; record it as a role."
                ),
            ),
        ]

    def __str__(self):
        return f"{self.claimant} / {self.get_stance_display()} / {self.accused}"
