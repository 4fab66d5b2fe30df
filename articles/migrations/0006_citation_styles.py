"""Styles of citations: the site's own and that of an essay, with the texts made in it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_reading_paths"),
    ]

    operations = [
        migrations.AddField(
            model_name="article",
            name="citation_style",
            field=models.CharField(
                blank=True,
                choices=[
                    ("apa", "APA 7"),
                    ("chicago", "Chicago 18, author and date"),
                    ("mla", "MLA 9"),
                    ("ieee", "IEEE, numbered"),
                ],
                help_text="Left empty, it is that of the site. The text stays as it is, whatever the style.",
                max_length=10,
                verbose_name="style of citations",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="cited_texts",
            field=models.JSONField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="essaysettings",
            name="citation_style",
            field=models.CharField(
                choices=[
                    ("apa", "APA 7"),
                    ("chicago", "Chicago 18, author and date"),
                    ("mla", "MLA 9"),
                    ("ieee", "IEEE, numbered"),
                ],
                default="apa",
                help_text="Of every essay that does not choose another one.",
                max_length=10,
                verbose_name="style of citations",
            ),
        ),
    ]
