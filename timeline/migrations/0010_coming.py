"""An index for what is still to come."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("timeline", "0009_imports"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="entry",
            index=models.Index(fields=["publication", "earliest_on"], name="entry_coming"),
        ),
    ]
