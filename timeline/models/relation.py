"""How entries hang together: what follows, implements, supersedes or answers what."""

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from timeline.models.entry import Entry


class RelationQuerySet(models.QuerySet):
    def path(self, start, goal):
        """Primary keys of the entries from one to another along relations; empty when no way leads there."""
        came_from, frontier = {start: None}, {start}
        while frontier and goal not in came_from:
            steps = self.filter(entry__in=frontier).order_by().values_list("target", "entry")
            found = {target: entry for target, entry in steps if target not in came_from}
            came_from |= found
            frontier = set(found)
        way = [goal] if goal in came_from else []
        while way and way[-1] != start:
            way.append(came_from[way[-1]])
        return way[::-1]

    def lock(self):
        """Of two people who relate entries at the same time, the second waits until the first has saved.

        Neither sees the other's row, and both together could close a circle. SQLite needs nothing: there a
        transaction that writes is alone.
        """
        table = ContentType.objects.get_for_model(self.model)
        ContentType.objects.select_for_update(no_key=True).get(pk=table.pk)


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

    @transaction.atomic
    def save(self, *args, **kwargs):
        """Raises ValidationError when the relation closes a circle, whoever calls."""
        Relation.objects.lock()
        self._refuse_circle()
        super().save(*args, **kwargs)

    def clean(self):
        """Within a transaction, such as the admin's, what was found good stays good until it is saved."""
        if connection.in_atomic_block:
            Relation.objects.lock()
        self._refuse_circle()

    def _refuse_circle(self):
        if not (self.entry_id and self.target_id) or self.entry_id == self.target_id:
            return
        if way := Relation.objects.exclude(pk=self.pk).path(self.target_id, self.entry_id):
            numbers = dict(Entry.objects.filter(pk__in=way).values_list("pk", "number"))
            circle = " → ".join(numbers[pk] for pk in (self.entry_id, *way))
            raise ValidationError({"target": _("That would be a circle: %s.") % circle})

    @property
    def reverse_label(self):
        return self.REVERSED[self.kind]
