"""Say what follows from taking an essay down and from a first publication elsewhere."""

import timeline.models.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0003_texts_and_originals"),
    ]

    operations = [
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
            name="unpublish_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Usually empty. Readers then learn that the essay is no longer published.",
                null=True,
                verbose_name="take down at",
            ),
        ),
    ]
