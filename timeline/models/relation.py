"""How entries hang together: what follows, implements, supersedes or answers what."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.models.entry import Entry


class RelationQuerySet(models.QuerySet):
    def reaches(self, start, goal):
        """Whether one gets from one entry to another along relations; takes primary keys."""
        seen, frontier = set(), {start}
        while frontier:
            if goal in frontier:
                return True
            seen |= frontier
            frontier = set(self.filter(entry__in=frontier).values_list("target", flat=True)) - seen
        return False


class Relation(models.Model):
    class Kind(models.TextChoices):
        FOLLOWS = "follows", _("Follows")
        IMPLEMENTS = "implements", _("Implements")
        SUPERSEDES = "supersedes", _("Supersedes")
        RESPONDS_TO = "responds-to", _("Responds to")

    REVERSED = {
        Kind.FOLLOWS: _("Followed by"),
        Kind.IMPLEMENTS: _("Implemented by"),
        Kind.SUPERSEDES: _("Superseded by"),
        Kind.RESPONDS_TO: _("Answered by"),
    }

    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="relations")
    kind = models.CharField(_("relation"), max_length=12, choices=Kind)
    target = models.ForeignKey(
        Entry, verbose_name=_("other entry"), on_delete=models.CASCADE, related_name="reverse_relations"
    )

    objects = RelationQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "target__sort_key", "pk"]
        verbose_name = _("relation")
        verbose_name_plural = _("relations")
        constraints = [
            models.UniqueConstraint(fields=["entry", "kind", "target"], name="relation_once"),
            models.CheckConstraint(
                condition=~Q(entry=F("target")),
                name="relation_not_to_itself",
                violation_error_message=_("An entry cannot be related to itself."),
            ),
        ]

    def __str__(self):
        return f"{self.entry.number} {self.kind} {self.target.number}"

    def clean(self):
        if not (self.entry_id and self.target_id) or self.entry_id == self.target_id:
            return
        if Relation.objects.exclude(pk=self.pk).reaches(self.target_id, self.entry_id):
            raise ValidationError(
                {
                    "target": _("That would be a circle: %s already comes after this entry.")
                    % self.target.number
                }
            )

    @property
    def reverse_label(self):
        return self.REVERSED[self.kind]
