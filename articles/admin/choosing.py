"""Admins in which other rows are chosen by search."""

from django.contrib import admin

from articles.widgets import NumberedAutocomplete


class ChoosingRows:
    """For a ModelAdmin or an inline: its autocomplete fields take nonsense for bad input, not for a fault."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.autocomplete_fields:
            kwargs["widget"] = NumberedAutocomplete(db_field, self.admin_site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class ChoosingAdmin(ChoosingRows, admin.ModelAdmin):
    pass
