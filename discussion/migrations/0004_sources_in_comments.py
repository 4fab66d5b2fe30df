"""What comments point to, also for those written before the site noted it."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

from discussion import pointing


def note_sources(apps, schema_editor):
    Comment, Pointer = apps.get_model("discussion", "Comment"), apps.get_model("discussion", "Pointer")
    works = dict(apps.get_model("articles", "Reference").objects.values_list("key", "pk"))
    entries = dict(apps.get_model("timeline", "Entry").objects.values_list("slug", "pk"))
    known = {pointing.work_name(key): {"reference_id": pk} for key, pk in works.items()}
    known |= {pointing.entry_name(slug): {"entry_id": pk} for slug, pk in entries.items()}
    written = Comment.objects.filter(Q(body__contains="@") | Q(body__contains="[["))
    for pk, body in written.values_list("pk", "body").iterator():
        named = [name for name in pointing.names(body) if name in known]
        Pointer.objects.bulk_create(Pointer(comment_id=pk, token=name, **known[name]) for name in named)


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0005_reading_paths"),
        ("discussion", "0003_reading_site"),
        ("timeline", "0010_coming"),
    ]

    operations = [
        migrations.CreateModel(
            name="Pointer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=104, verbose_name="as the comment names it")),
                (
                    "comment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pointers",
                        to="discussion.comment",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comment_pointers",
                        to="timeline.entry",
                    ),
                ),
                (
                    "reference",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="comment_pointers",
                        to="articles.reference",
                    ),
                ),
            ],
            options={
                "verbose_name": "source in a comment",
                "verbose_name_plural": "sources in comments",
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("comment", "token"), name="pointer_once"),
                    models.CheckConstraint(
                        condition=Q(reference=None, entry__isnull=False)
                        | Q(reference__isnull=False, entry=None),
                        name="pointer_to_one_thing",
                    ),
                ],
            },
        ),
        migrations.RunPython(note_sources, migrations.RunPython.noop),
    ]
