"""Domains, concepts and sources."""

from django.contrib import admin

from timeline.admin.findable import FindableAdmin
from timeline.admin.source_form import SOURCE_FIELDSETS, SourceForm
from timeline.models import Concept, ConceptSynonym, Domain, SearchDocument, Source
from timeline.search import upkeep


@admin.register(Domain)
class DomainAdmin(admin.ModelAdmin):
    list_display = ["name_en", "name_id", "position"]
    search_fields = ["name_en", "name_id"]
    prepopulated_fields = {"slug": ["name_en"]}


class SynonymInline(admin.TabularInline):
    model = ConceptSynonym
    extra = 1


@admin.register(Concept)
class ConceptAdmin(FindableAdmin):
    search_kind = SearchDocument.Kind.CONCEPT
    search_tag = "concept"
    list_display = ["name", "name_id", "slug"]
    search_fields = ["name", "name_id", "synonyms__name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [SynonymInline]


@admin.register(Source)
class SourceAdmin(admin.ModelAdmin):
    form = SourceForm
    fieldsets = SOURCE_FIELDSETS
    list_display = ["title", "publisher", "kind", "date", "identifier"]
    list_filter = ["kind"]
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["title", "publisher", "identifier"]

    def save_related(self, request, form, formsets, change):
        """The entries that rest on it are found by its title and its number."""
        super().save_related(request, form, formsets, change)
        upkeep.refresh(SearchDocument.Kind.ENTRY, form.instance.entries.values_list("pk", flat=True))
