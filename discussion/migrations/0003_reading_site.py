"""When scores last changed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("discussion", "0002_reaction_kinds"),
    ]

    operations = [
        migrations.AddField(
            model_name="tally",
            name="counted_at",
            field=models.DateTimeField(auto_now=True, verbose_name="last counted"),
        ),
    ]
