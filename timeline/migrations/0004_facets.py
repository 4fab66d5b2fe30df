"""The facets as bitmaps; documents of the search get numbers that follow from what they are about."""

import uuid

from django.db import migrations, models
from pyroaring import BitMap

SHARE = 2**30
NUMBERED = {"entry": 0, "article": SHARE, "actor": 2 * SHARE, "concept": 3 * SHARE}
APART = 2**40  # where numbers wait so that no new one meets an old one


def renumber(apps, schema_editor):
    """Give documents their new numbers, and the bitmaps of the search with them."""
    documents = apps.get_model("timeline", "SearchDocument").objects
    rows = documents.order_by().values_list("pk", "kind", "object_id")
    numbers = {pk: NUMBERED[kind] + object_id for pk, kind, object_id in rows}
    documents.order_by().update(id=models.F("id") + APART)
    for kind, first in NUMBERED.items():
        documents.filter(kind=kind).order_by().update(id=models.F("object_id") + first)
    for tag in apps.get_model("timeline", "SearchTag").objects.all():
        moved = BitMap(numbers[pk] for pk in BitMap.deserialize(bytes(tag.documents)) if pk in numbers)
        tag.documents = moved.serialize()
        tag.save(update_fields=["documents"])


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0003_data_and_claims"),
    ]

    operations = [
        migrations.CreateModel(
            name="FacetValue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, unique=True)),
                ("version", models.PositiveBigIntegerField(db_index=True)),
                ("entries", models.BinaryField()),
            ],
            options={
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="FacetState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("only_row", models.BooleanField(default=True, editable=False, unique=True)),
                ("epoch", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("version", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("only_row", True)), name="facet_state_only_row"
                    )
                ],
            },
        ),
        migrations.RunPython(renumber, migrations.RunPython.noop),
    ]
