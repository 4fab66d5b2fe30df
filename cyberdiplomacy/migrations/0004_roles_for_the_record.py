"""Timeline editors look after claims, versions, suggestions, links and imports; bloggers after reading paths."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from cyberdiplomacy.roles import grant


def widen_roles(apps, schema_editor):
    for label in ("timeline", "articles"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    grant(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [
        ("cyberdiplomacy", "0003_roles_for_videos"),
        ("timeline", "0009_imports"),
        ("articles", "0005_reading_paths"),
    ]
    operations = [migrations.RunPython(widen_roles, migrations.RunPython.noop)]
