"""Imports: files on their way into the record, their rows, and remembered headings."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0008_suggestions_and_links"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100, unique=True, verbose_name="name")),
                (
                    "columns",
                    models.JSONField(
                        help_text="The column of each heading; an empty text leaves the heading out.",
                        verbose_name="columns",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
            ],
            options={
                "verbose_name": "remembered headings",
                "verbose_name_plural": "remembered headings",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Import",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "Headings to be explained"),
                            ("checking", "Being checked"),
                            ("ready", "Ready"),
                            ("refused", "Has mistakes"),
                            ("done", "Imported"),
                        ],
                        default="mapping",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="file")),
                ("text", models.TextField(blank=True, help_text="As CSV; emptied when it is imported.")),
                ("length", models.PositiveIntegerField(default=0)),
                ("delimiter", models.CharField(max_length=1)),
                ("headings", models.JSONField()),
                ("mapping", models.JSONField(default=dict)),
                ("notes", models.JSONField(default=list)),
                ("language", models.CharField(max_length=8)),
                ("place", models.PositiveIntegerField(default=0)),
                ("last_row", models.PositiveIntegerField(default=0)),
                ("tally", models.JSONField(default=dict)),
                ("needs_reason", models.BooleanField(default=False)),
                ("reason", models.CharField(blank=True, max_length=500, verbose_name="reason")),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("imported_at", models.DateTimeField(blank=True, null=True, verbose_name="imported")),
                (
                    "created_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
            ],
            options={
                "verbose_name": "import",
                "verbose_name_plural": "imports",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("changed", "Changed"),
                            ("same", "The same"),
                            ("error", "Mistakes"),
                        ],
                        max_length=10,
                    ),
                ),
                ("entry_number", models.CharField(blank=True, max_length=14)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("differences", models.JSONField(default=list)),
                ("problems", models.JSONField(default=list)),
                ("claims", models.JSONField(default=list)),
                (
                    "imported",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="timeline.import"
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import",
                "verbose_name_plural": "rows of imports",
                "ordering": ["number", "pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("imported_at__isnull", False), ("state", "done")),
                    models.Q(models.Q(("state", "done"), _negated=True), ("imported_at__isnull", True)),
                    _connector="OR",
                ),
                name="import_done_whole",
            ),
        ),
        migrations.AddIndex(
            model_name="importrow",
            index=models.Index(fields=["imported", "outcome", "number"], name="import_rows_by_outcome"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("imported", "number"), name="import_row_once"),
        ),
    ]
