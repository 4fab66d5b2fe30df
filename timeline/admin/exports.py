"""Entries as a file out of the admin, drafts too: the columns that an import reads."""

from django.urls import path
from import_export import fields, resources
from import_export.admin import ExportMixin
from import_export.formats.base_formats import CSV, XLSX
from import_export.forms import ExportForm

from timeline import cells, columns
from timeline.admin import imports
from timeline.imports.values import normal
from timeline.models import Entry
from timeline.permalinks import site_of

BATCH = 500
NAMES = (*columns.NAMES, "publication")


class EntryResource(resources.Resource):
    """What django-import-export writes; `site` is the address of the site without a last slash."""

    def __init__(self, *, site="", **kwargs):
        super().__init__(**kwargs)
        self.site = site
        self.fields = {name: fields.Field(column_name=name) for name in NAMES}

    class Meta:
        export_order = NAMES

    @classmethod
    def get_display_name(cls):
        return str(Entry._meta.verbose_name_plural)

    def get_queryset(self):
        return Entry.objects.all()

    def iter_queryset(self, queryset):
        return queryset.for_export().iterator(BATCH)

    def export_resource(self, instance, selected_fields=None, **kwargs):
        # Excel refuses control characters. Without them a cell may begin like a formula that did not before.
        row = [normal(cells.as_written(cell)) for cell in columns.as_row(instance, self.site)]
        return [*map(cells.harmless, row), instance.publication]


class TableAdmin(ExportMixin):
    """Import and export of entries, by buttons above their list."""

    import_export_change_list_template = "admin/timeline/entry/change_list.html"
    export_template_name = "admin/timeline/entry/export.html"
    resource_classes = [EntryResource]
    export_form_class = ExportForm
    formats = [CSV, XLSX]
    to_encoding = "utf-8"

    def get_export_resource_kwargs(self, request, **kwargs):
        return {"site": site_of(request)}

    def has_export_permission(self, request):
        return self.has_view_permission(request)

    def get_export_filename(self, request, queryset, file_format):
        return f"entries.{file_format.get_extension()}"

    def changelist_view(self, request, extra_context=None):
        may_import = request.user.has_perms(["timeline.add_entry", "timeline.change_entry"])
        return super().changelist_view(
            request, {**(extra_context or {}), "has_import_permission": may_import}
        )

    def get_urls(self):
        view = self.admin_site.admin_view
        steps = [(verb, getattr(imports, verb)) for verb in ("explain", "check", "write", "discard")]
        return [
            path("import/", view(imports.upload), name="timeline_entry_import"),
            path("import/<int:pk>/", view(imports.page), name="timeline_entry_import_page"),
            *[
                path(f"import/<int:pk>/{verb}/", view(step), name=f"timeline_entry_import_{verb}")
                for verb, step in steps
            ],
            *super().get_urls(),
        ]
