"""What headings of foreign files were said to mean."""

from django.contrib import admin

from timeline.models import ImportMapping


@admin.register(ImportMapping)
class ImportMappingAdmin(admin.ModelAdmin):
    """Made by importing a file; here they are renamed and forgotten."""

    list_display = ["name", "changed_at"]
    search_fields = ["name"]
    fields = ["name", "columns"]
    readonly_fields = ["columns"]

    def has_add_permission(self, request):
        return False
