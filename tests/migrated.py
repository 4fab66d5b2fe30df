"""What migrations put into the database; a test that flushed it took that away."""

from importlib import import_module

from django.apps import apps
from django.contrib.auth.models import Group, Permission

from cyberdiplomacy.roles import grant


def put_back():
    """Roles and kinds of reaction, made the same way again where they are missing."""
    grant(Group, Permission)
    import_module("discussion.migrations.0002_reaction_kinds").make_kinds(apps, None)
