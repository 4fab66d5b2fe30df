"""The five groups with their permissions."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from cyberdiplomacy.roles import grant


def make_roles(apps, schema_editor):
    # Django makes permissions only after all migrations have run; the groups need them now.
    for label in ("auth", "timeline", "articles", "discussion"):
        create_permissions(installed.get_app_config(label), verbosity=0, using=schema_editor.connection.alias)
    grant(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [
        ("cyberdiplomacy", "0001_cache_table"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("timeline", "0001_first"),
        ("articles", "0001_first"),
        ("discussion", "0001_first"),
    ]
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
