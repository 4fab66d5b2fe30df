"""The seven kinds of reaction a new site starts with."""

from django.db import migrations

KINDS = [
    ("timely", "Timely", "Aktual", True),
    ("useful", "Useful", "Bermanfaat", True),
    ("inspiring", "Inspiring", "Inspiratif", True),
    ("interesting", "Interesting", "Menarik", True),
    ("entertaining", "Entertaining", "Menghibur", True),
    ("unusual", "Unusual", "Unik", True),
    ("not-interesting", "Not interesting", "Tidak menarik", False),
]


def make_kinds(apps, schema_editor):
    ReactionKind = apps.get_model("discussion", "ReactionKind")
    for position, (slug, name_en, name_id, is_favourable) in enumerate(KINDS, 1):
        names = {"name_en": name_en, "name_id": name_id}
        ReactionKind.objects.get_or_create(
            slug=slug, defaults={**names, "is_favourable": is_favourable, "position": position}
        )


class Migration(migrations.Migration):
    dependencies = [("discussion", "0001_first")]
    operations = [migrations.RunPython(make_kinds, migrations.RunPython.noop)]
