"""The library of cited works."""

from django.contrib import admin
from django.db.models import Count

from articles.models import Reference


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    list_display = ["key", "authors", "year", "title", "kind", "essays"]
    list_filter = ["kind"]
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["key", "title", "authors", "doi"]
    readonly_fields = ["authors", "year", "title", "kind", "doi"]
    fields = ["key", "csl", *readonly_fields]

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(essay_count=Count("citations"))

    @admin.display(ordering="essay_count")
    def essays(self, reference):
        return reference.essay_count
