"""The wiring: settings, addresses, home page, roles, commands that span all apps."""

from django.apps import AppConfig


class CyberdiplomacyConfig(AppConfig):
    name = "cyberdiplomacy"
    verbose_name = "cyberdiplomacy"
