"""The facets of the record as compressed bitmaps: for each value the published entries that have it.

Written only by timeline.facets.upkeep, in the transaction that changes an entry.
"""

import uuid

from django.db import models
from django.db.models import Q


class FacetState(models.Model):
    """The one row that says how new the bitmaps are. Whoever changes them locks it first.

    Versions are therefore committed in their order. A table that was emptied and begun anew has another
    epoch, so that no process takes what it remembers of the old one for something new.
    """

    only_row = models.BooleanField(default=True, unique=True, editable=False)
    epoch = models.UUIDField(default=uuid.uuid4, editable=False)
    version = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(only_row=True), name="facet_state_only_row")]

    def __str__(self):
        return f"version {self.version}"


class FacetValue(models.Model):
    """One value of a facet, such as kind:law, with the bitmap of the entries that have it."""

    name = models.CharField(max_length=80, unique=True)
    version = models.PositiveBigIntegerField(db_index=True)
    entries = models.BinaryField()

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
