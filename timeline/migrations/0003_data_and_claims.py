"""Regions and outside identifiers of actors, when an entry was checked, attribution claims."""

import django.core.validators
import django.db.models.deletion
import timeline.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0002_search"),
    ]

    operations = [
        migrations.AddField(
            model_name="actor",
            name="region",
            field=models.CharField(
                blank=True,
                choices=[
                    ("northern-africa", "Northern Africa"),
                    ("sub-saharan-africa", "Sub-Saharan Africa"),
                    ("latin-america-and-the-caribbean", "Latin America and the Caribbean"),
                    ("northern-america", "Northern America"),
                    ("central-asia", "Central Asia"),
                    ("eastern-asia", "Eastern Asia"),
                    ("south-eastern-asia", "South-eastern Asia"),
                    ("southern-asia", "Southern Asia"),
                    ("western-asia", "Western Asia"),
                    ("eastern-europe", "Eastern Europe"),
                    ("northern-europe", "Northern Europe"),
                    ("southern-europe", "Southern Europe"),
                    ("western-europe", "Western Europe"),
                    ("australia-and-new-zealand", "Australia and New Zealand"),
                    ("melanesia", "Melanesia"),
                    ("micronesia", "Micronesia"),
                    ("polynesia", "Polynesia"),
                ],
                help_text="Of a state, or of an organisation whose members all lie in one region (UN M49).",
                max_length=40,
                verbose_name="region",
            ),
        ),
        migrations.AddField(
            model_name="actor",
            name="ror",
            field=models.CharField(
                blank=True,
                help_text="The nine characters behind ror.org/, for research organisations.",
                max_length=9,
                validators=[
                    django.core.validators.RegexValidator(
                        "^0[a-hj-km-np-tv-z0-9]{6}[0-9]{2}\\Z", "Nine characters that begin with 0."
                    )
                ],
                verbose_name="ROR identifier",
            ),
        ),
        migrations.AddField(
            model_name="actor",
            name="wikidata",
            field=models.CharField(
                blank=True,
                max_length=12,
                validators=[
                    django.core.validators.RegexValidator(
                        "^Q[1-9][0-9]*\\Z", "A Q and a number, for example Q252."
                    )
                ],
                verbose_name="Wikidata item",
            ),
        ),
        migrations.AddField(
            model_name="entry",
            name="checked_on",
            field=models.DateField(
                blank=True,
                help_text="The day on which somebody last compared the entry with its sources.",
                null=True,
                verbose_name="last checked",
            ),
        ),
        migrations.CreateModel(
            name="Attribution",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "stance",
                    models.CharField(
                        choices=[("attributes", "Attributes"), ("denies", "Denies"), ("doubts", "Doubts")],
                        default="attributes",
                        max_length=10,
                        verbose_name="what they say",
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        blank=True,
                        choices=[("political", "Political"), ("legal", "Legal"), ("technical", "Technical")],
                        max_length=10,
                        verbose_name="kind of claim",
                    ),
                ),
                ("date", timeline.models.fields.EDTFField(max_length=40, verbose_name="date of the claim")),
                ("locator", models.CharField(blank=True, max_length=80, verbose_name="where in it")),
                (
                    "accused",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions_received",
                        to="timeline.actor",
                        verbose_name="about whom",
                    ),
                ),
                (
                    "claimant",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions_made",
                        to="timeline.actor",
                        verbose_name="who says so",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attributions",
                        to="timeline.entry",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attributions",
                        to="timeline.source",
                        verbose_name="source of the claim",
                    ),
                ),
            ],
            options={
                "verbose_name": "attribution claim",
                "verbose_name_plural": "attribution claims",
                "ordering": ["date", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("entry", "claimant", "stance", "accused", "date"), name="attribution_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("claimant", models.F("accused")), _negated=True),
                            models.Q(("stance", "attributes"), _negated=True),
                            _connector="OR",
                        ),
                        name="attribution_to_somebody_else",
                        violation_error_message="Nobody attributes an event to themselves here; record it as a role.",
                    ),
                ],
            },
        ),
    ]
