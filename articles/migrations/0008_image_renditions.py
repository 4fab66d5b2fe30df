"""The widths in which each picture of the library has been drawn for readers."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0007_reference_library"),
    ]

    operations = [
        migrations.AddField(
            model_name="image",
            name="rendition_widths",
            field=models.JSONField(default=list, editable=False),
        ),
    ]
