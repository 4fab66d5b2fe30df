"""Marks by which two records of one work are told, where it was published, and former keys."""

import django.db.models.deletion
from django.db import migrations, models

from articles.works import duplicates


def fill(apps, schema_editor):
    """The new columns of the works that are there, as saving them would."""
    Reference = apps.get_model("articles", "Reference")
    changed = []
    for reference in Reference.objects.all():
        reference.isbn = duplicates.isbn(reference.csl)
        reference.signature = duplicates.signature(reference.csl)
        reference.container = str(reference.csl.get("container-title", ""))[:300]
        changed.append(reference)
    Reference.objects.bulk_update(changed, ["isbn", "signature", "container"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_citation_styles")]

    operations = [
        migrations.AlterField(
            model_name="reference",
            name="doi",
            field=models.CharField(blank=True, db_index=True, editable=False, max_length=120),
        ),
        migrations.AddField(
            model_name="reference",
            name="isbn",
            field=models.CharField(blank=True, db_index=True, default="", editable=False, max_length=13),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="reference",
            name="signature",
            field=models.CharField(blank=True, db_index=True, default="", editable=False, max_length=200),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="reference",
            name="container",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=300, verbose_name="published in"
            ),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="ReferenceAlias",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=80, unique=True, verbose_name="key")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="added")),
                (
                    "reference",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="aliases",
                        to="articles.reference",
                    ),
                ),
            ],
            options={
                "verbose_name": "former key",
                "verbose_name_plural": "former keys",
                "ordering": ["key", "pk"],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
