"""Addresses in lower case, times within reach, when an essay came back; clearer help."""

import django.core.validators
import django.utils.timezone
import timeline.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_texts_and_originals"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="restored_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="published again"),
        ),
        migrations.AlterField(
            model_name="article",
            name="first_published_url",
            field=timeline.models.fields.WebAddressField(
                blank=True,
                help_text="Search engines are told that the original is there; they may then list that one only.",
                max_length=500,
                verbose_name="address of the first publication",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="publish_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Leave empty to publish at once. A time in the future schedules the essay.",
                null=True,
                validators=[timeline.models.fields.within_reach],
                verbose_name="publish at",
            ),
        ),
        migrations.AlterField(
            model_name="article",
            name="slug",
            field=models.SlugField(
                help_text="The last part of the essay's web address: short, lower case, hyphens.",
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
        migrations.AlterField(
            model_name="article",
            name="unpublish_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Usually empty. Readers then learn that the essay is no longer published.",
                null=True,
                validators=[timeline.models.fields.within_reach],
                verbose_name="take down at",
            ),
        ),
        migrations.AlterField(
            model_name="homeslot",
            name="ends_at",
            field=models.DateTimeField(
                blank=True, null=True, validators=[timeline.models.fields.within_reach], verbose_name="until"
            ),
        ),
        migrations.AlterField(
            model_name="homeslot",
            name="starts_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now,
                validators=[timeline.models.fields.within_reach],
                verbose_name="from",
            ),
        ),
    ]
