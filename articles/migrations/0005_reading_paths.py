"""Reading paths: chosen entries in an order, with notes, an author and their own address."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0004_bounds"),
        ("timeline", "0004_facets"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ReadingPath",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "slug",
                    models.SlugField(
                        help_text="The last part of the path's web address; it stays once readers have seen it.",
                        max_length=80,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9-]+\\Z",
                                "Lower-case letters, digits and hyphens only: this is part of an address.",
                            )
                        ],
                        verbose_name="address",
                    ),
                ),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("id", "Indonesian")],
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="What the reader will see on this way, in a paragraph or two. Plain text.",
                        max_length=4000,
                        verbose_name="introduction",
                    ),
                ),
                (
                    "query",
                    models.CharField(
                        blank=True, editable=False, max_length=2000, verbose_name="made from this view"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "Draft"), ("published", "Published"), ("withdrawn", "Withdrawn")],
                        default="draft",
                        editable=False,
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("published_at", models.DateTimeField(editable=False, null=True, verbose_name="published")),
                ("withdrawn_at", models.DateTimeField(editable=False, null=True, verbose_name="withdrawn")),
                (
                    "withdrawn_reason",
                    models.CharField(
                        blank=True, editable=False, max_length=500, verbose_name="why it was withdrawn"
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="created")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "authors",
                    models.ManyToManyField(
                        related_name="paths", to="articles.author", verbose_name="authors"
                    ),
                ),
                (
                    "created_by",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="created_paths",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="created by",
                    ),
                ),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "reading path",
                "verbose_name_plural": "reading paths",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PathStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=32767, verbose_name="place")),
                ("note", models.TextField(blank=True, max_length=2000, verbose_name="note")),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="path_steps",
                        to="timeline.entry",
                        verbose_name="entry",
                    ),
                ),
                (
                    "path",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="articles.readingpath",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["position", "pk"],
            },
        ),
        migrations.AddIndex(
            model_name="readingpath",
            index=models.Index(fields=["status", "-published_at"], name="path_latest"),
        ),
        migrations.AddConstraint(
            model_name="readingpath",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "draft"), ("published_at__isnull", False), _connector="OR"),
                name="path_publication_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="readingpath",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "withdrawn"),
                        ("withdrawn_at__isnull", False),
                        ("withdrawn_by__isnull", False),
                        models.Q(("withdrawn_reason", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("status", "withdrawn"), _negated=True),
                        ("withdrawn_at", None),
                        ("withdrawn_by", None),
                        ("withdrawn_reason", ""),
                    ),
                    _connector="OR",
                ),
                name="path_withdrawal_explained",
            ),
        ),
        migrations.AddConstraint(
            model_name="pathstep",
            constraint=models.UniqueConstraint(
                fields=("path", "entry"),
                name="path_entry_once",
                violation_error_message="This entry is on the path already.",
            ),
        ),
    ]
