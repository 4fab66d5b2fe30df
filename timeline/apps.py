"""The record: actors, domains, sources and dated entries."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class TimelineConfig(AppConfig):
    name = "timeline"
    verbose_name = _("Timeline")

    def ready(self):
        """Every app may have a module that says what of it is findable."""
        autodiscover_modules("searching")
