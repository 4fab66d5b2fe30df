"""Videos, cards, corrections and translations that know their original."""

import articles.models.video
import django.db.models.deletion
import django.utils.timezone
import timeline.models.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0001_first"),
        ("timeline", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Video",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title_en", models.CharField(max_length=200, verbose_name="title in English")),
                ("title_id", models.CharField(max_length=200, verbose_name="title in Indonesian")),
                (
                    "address",
                    timeline.models.fields.WebAddressField(
                        help_text="Nothing is loaded from there before a reader presses play.",
                        max_length=300,
                        validators=[articles.models.video.validate_video_address],
                        verbose_name="address",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        help_text="Who made it, as readers should see it.",
                        max_length=120,
                        verbose_name="made by",
                    ),
                ),
                (
                    "minutes",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="length in minutes"),
                ),
                (
                    "transcript_url",
                    timeline.models.fields.WebAddressField(
                        blank=True,
                        help_text="For readers who cannot hear it.",
                        max_length=500,
                        verbose_name="address of a transcript",
                    ),
                ),
            ],
            options={
                "verbose_name": "video",
                "verbose_name_plural": "videos",
                "ordering": ["-pk"],
            },
        ),
        migrations.AddField(
            model_name="article",
            name="are_changes_shown",
            field=models.BooleanField(
                default=False,
                help_text="Each correction then links to a page that shows what was changed, word by word.",
                verbose_name="readers may compare versions",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="card",
            field=models.FileField(
                blank=True, editable=False, upload_to="cards", verbose_name="picture for sharing"
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="first_published_in",
            field=models.CharField(
                blank=True,
                help_text="If the essay appeared elsewhere first: where, for example Kompasiana.",
                max_length=120,
                verbose_name="first published in",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="first_published_url",
            field=timeline.models.fields.WebAddressField(
                blank=True,
                help_text="Search engines are told that the original is there.",
                max_length=500,
                verbose_name="address of the first publication",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="original",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="made_translations",
                to="articles.article",
                verbose_name="translation of",
            ),
        ),
        migrations.AddField(
            model_name="article",
            name="original_seen_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="follows the original as of"),
        ),
        migrations.AddField(
            model_name="article",
            name="text_changed_at",
            field=models.DateTimeField(editable=False, null=True, verbose_name="text changed"),
        ),
        migrations.AddField(
            model_name="dailyviews",
            name="counted_at",
            field=models.DateTimeField(
                default=django.utils.timezone.now, editable=False, verbose_name="last counted"
            ),
        ),
        migrations.AlterField(
            model_name="homeslot",
            name="article",
            field=models.ForeignKey(
                blank=True,
                help_text="For headline and feature.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="home_slots",
                to="articles.article",
                verbose_name="essay",
            ),
        ),
        migrations.AlterField(
            model_name="homeslot",
            name="block",
            field=models.CharField(
                choices=[("headline", "Headline"), ("feature", "Feature"), ("video", "Video of choice")],
                max_length=10,
                verbose_name="block",
            ),
        ),
        migrations.AddConstraint(
            model_name="article",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_published_url", ""),
                    models.Q(("first_published_in", ""), _negated=True),
                    _connector="OR",
                ),
                name="article_first_publication_named",
                violation_error_message="Say where the essay was first published.",
            ),
        ),
        migrations.AddField(
            model_name="video",
            name="still",
            field=models.ForeignKey(
                blank=True,
                help_text="From our library. Without one the card is plain.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="videos",
                to="articles.image",
                verbose_name="still picture",
            ),
        ),
        migrations.AddField(
            model_name="homeslot",
            name="video",
            field=models.ForeignKey(
                blank=True,
                help_text="For the video of choice.",
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="home_slots",
                to="articles.video",
                verbose_name="video",
            ),
        ),
        migrations.AddConstraint(
            model_name="homeslot",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("article", None), ("block", "video"), ("video__isnull", False)),
                    models.Q(
                        models.Q(("block", "video"), _negated=True),
                        ("article__isnull", False),
                        ("video", None),
                    ),
                    _connector="OR",
                ),
                name="home_slot_filled",
                violation_error_message="Headline and feature show an essay, the video block a video.",
            ),
        ),
    ]
