"""Frozen versions of the data; identifiers are checked by scheme and checksum."""

import timeline.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0005_last_changed"),
    ]

    operations = [
        migrations.AlterField(
            model_name="actor",
            name="iso3166",
            field=models.CharField(
                blank=True,
                help_text="Two letters, for states only.",
                max_length=2,
                validators=[timeline.models.fields.validate_country],
                verbose_name="ISO 3166 code",
            ),
        ),
        migrations.AlterField(
            model_name="actor",
            name="ror",
            field=models.CharField(
                blank=True,
                help_text="The nine characters behind ror.org/, for research organisations.",
                max_length=9,
                validators=[timeline.models.fields.validate_ror],
                verbose_name="ROR identifier",
            ),
        ),
        migrations.AlterField(
            model_name="actor",
            name="wikidata",
            field=models.CharField(
                blank=True,
                max_length=12,
                validators=[timeline.models.fields.validate_wikidata],
                verbose_name="Wikidata item",
            ),
        ),
        migrations.AlterField(
            model_name="source",
            name="identifier",
            field=models.CharField(
                blank=True,
                help_text="For example A/RES/64/25, PC.DEC/1106 or a DOI.",
                max_length=120,
                validators=[timeline.models.fields.validate_identifier],
                verbose_name="document symbol or number",
            ),
        ),
        migrations.CreateModel(
            name="DatasetVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(editable=False, verbose_name="number")),
                ("published_at", models.DateTimeField(editable=False, verbose_name="published")),
                ("entry_count", models.PositiveIntegerField(editable=False, verbose_name="entries")),
                (
                    "note",
                    models.CharField(
                        blank=True,
                        help_text="What readers should know about this version.",
                        max_length=500,
                        verbose_name="note",
                    ),
                ),
                (
                    "doi",
                    models.CharField(
                        blank=True,
                        help_text="If the version is also deposited in an archive, for example 10.5281/zenodo.123.",
                        max_length=120,
                        validators=[timeline.models.fields.validate_doi],
                        verbose_name="DOI",
                    ),
                ),
                ("folder", models.CharField(editable=False, max_length=60)),
                ("manifest", models.JSONField(editable=False)),
            ],
            options={
                "verbose_name": "version of the data",
                "verbose_name_plural": "versions of the data",
                "ordering": ["-number", "-pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("number",), name="dataset_version_once"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="dataset_version_counts_from_one"
                    ),
                ],
            },
        ),
    ]
