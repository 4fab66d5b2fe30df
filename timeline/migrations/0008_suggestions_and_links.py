"""Suggestions by readers, checks of links, and who is credited in the history of an entry."""

import django.db.models.deletion
import timeline.models.fields
import timeline.models.suggestion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0007_history"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="entryrevision",
            name="credit",
            field=models.CharField(
                blank=True,
                help_text="Readers whose suggestion it follows and who wish to be named.",
                max_length=300,
                verbose_name="suggested by",
            ),
        ),
        migrations.CreateModel(
            name="LinkCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "url",
                    timeline.models.fields.WebAddressField(max_length=500, verbose_name="address asked for"),
                ),
                ("checked_at", models.DateTimeField(verbose_name="checked")),
                (
                    "status_code",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="status code"),
                ),
                (
                    "error",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("name", "The host is not known"),
                            ("connection", "No connection"),
                            ("timeout", "No answer in time"),
                            ("tls", "The certificate or the encryption is faulty"),
                            ("loop", "Redirects without an end"),
                            ("garbage", "The answer is not HTTP"),
                            ("address", "Not an address of the public web"),
                        ],
                        max_length=10,
                        verbose_name="error",
                    ),
                ),
                (
                    "first_failed_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="failing since"),
                ),
                ("last_failed_at", models.DateTimeField(blank=True, null=True, verbose_name="last failed")),
                ("final_url", models.URLField(blank=True, max_length=2000, verbose_name="address it led to")),
                (
                    "retry_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="What the host asked for when it was busy.",
                        null=True,
                        verbose_name="not before",
                    ),
                ),
                (
                    "source",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="link_check",
                        to="timeline.source",
                        verbose_name="source",
                    ),
                ),
            ],
            options={
                "verbose_name": "check of a link",
                "verbose_name_plural": "checks of links",
                "ordering": ["-checked_at", "pk"],
                "indexes": [models.Index(fields=["url"], name="link_check_url")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status_code", None), models.Q(("error", ""), _negated=True)),
                            models.Q(("error", ""), ("status_code__isnull", False)),
                            _connector="OR",
                        ),
                        name="link_check_one_result",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("first_failed_at", None), ("last_failed_at", None)),
                            models.Q(
                                ("first_failed_at__isnull", False),
                                ("last_failed_at__gte", models.F("first_failed_at")),
                            ),
                            _connector="OR",
                        ),
                        name="link_check_failures_forwards",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Suggestion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=timeline.models.suggestion.new_token,
                        editable=False,
                        max_length=32,
                        unique=True,
                    ),
                ),
                ("data", models.JSONField(default=dict, verbose_name="proposed")),
                ("before", models.JSONField(default=dict, editable=False)),
                ("source", models.TextField(verbose_name="source")),
                ("note", models.TextField(blank=True, verbose_name="note to the editors")),
                ("name", models.CharField(blank=True, max_length=100, verbose_name="name")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail address")),
                ("wants_credit", models.BooleanField(default=False, verbose_name="wants to be named")),
                (
                    "language",
                    models.CharField(
                        choices=[("en", "English"), ("id", "Indonesian")],
                        max_length=2,
                        verbose_name="language",
                    ),
                ),
                ("network", models.CharField(blank=True, editable=False, max_length=64)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting"),
                            ("accepted", "Accepted"),
                            ("declined", "Declined"),
                            ("duplicate", "Known already"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided")),
                ("answer", models.TextField(blank=True, verbose_name="answer")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty for a new entry.",
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="suggestions",
                        to="timeline.entry",
                        verbose_name="corrected entry",
                    ),
                ),
                (
                    "outcome",
                    models.ForeignKey(
                        blank=True,
                        help_text="The entry made or corrected from it, or the one that says the same already.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="led_to_by",
                        to="timeline.entry",
                        verbose_name="entry it led to",
                    ),
                ),
                (
                    "sender",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="suggestions",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="account",
                    ),
                ),
            ],
            options={
                "verbose_name": "suggestion",
                "verbose_name_plural": "suggestions",
                "ordering": ["created_at", "pk"],
                "indexes": [models.Index(fields=["network", "created_at"], name="suggestion_network")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("answer", ""),
                                ("decided_at", None),
                                ("decided_by", None),
                                ("outcome", None),
                                ("status", "waiting"),
                            ),
                            models.Q(
                                models.Q(("status", "waiting"), _negated=True),
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="suggestion_decision_whole",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "declined"), _negated=True),
                            models.Q(models.Q(("answer", ""), _negated=True), ("outcome", None)),
                            _connector="OR",
                        ),
                        name="suggestion_decline_explained",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source", ""), _negated=True), name="suggestion_has_source"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("wants_credit", False), models.Q(("name", ""), _negated=True), _connector="OR"
                        ),
                        name="suggestion_credit_named",
                    ),
                ],
            },
        ),
    ]
