"""Frozen versions: only what is said about them can be changed."""

from django.contrib import admin

from timeline.models import DatasetVersion


@admin.register(DatasetVersion)
class DatasetVersionAdmin(admin.ModelAdmin):
    list_display = ["name", "published_at", "entry_count", "note", "doi"]
    search_fields = ["note", "doi"]
    fields = ["number", "published_at", "entry_count", "note", "doi"]
    readonly_fields = ["number", "published_at", "entry_count"]

    def has_add_permission(self, request):
        """They are made by `manage.py publish_dataset`."""
        return False

    def has_delete_permission(self, request, obj=None):
        """Somebody may have cited it."""
        return False
