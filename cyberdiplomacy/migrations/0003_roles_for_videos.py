"""Editors may look after videos."""

from django.apps import apps as installed
from django.contrib.auth.management import create_permissions
from django.db import migrations

from cyberdiplomacy.roles import grant


def widen_roles(apps, schema_editor):
    create_permissions(
        installed.get_app_config("articles"), verbosity=0, using=schema_editor.connection.alias
    )
    grant(apps.get_model("auth", "Group"), apps.get_model("auth", "Permission"))


class Migration(migrations.Migration):
    dependencies = [("cyberdiplomacy", "0002_roles"), ("articles", "0003_texts_and_originals")]
    operations = [migrations.RunPython(widen_roles, migrations.RunPython.noop)]
