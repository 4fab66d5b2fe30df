"""Domains, concepts and sources."""

from django.contrib import admin
from django.db import transaction

from timeline.admin.findable import FindableAdmin
from timeline.admin.source_form import SOURCE_FIELDSETS, SourceForm
from timeline.models import Concept, ConceptSynonym, Domain, Entry, SearchDocument, Source
from timeline.search import upkeep


@admin.register(Domain)
class DomainAdmin(admin.ModelAdmin):
    list_display = ["name_en", "name_id", "position"]
    search_fields = ["name_en", "name_id"]
    prepopulated_fields = {"slug": ["name_en"]}

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        """The entries it had are counted in it no more."""
        entries = list(Entry.objects.filter(domains__in=queryset).values_list("pk", flat=True))
        super().delete_queryset(request, queryset)
        upkeep.refresh(SearchDocument.Kind.ENTRY, entries)

    def delete_model(self, request, obj):
        self.delete_queryset(request, Domain.objects.filter(pk=obj.pk))


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
        """Its entries are found by its title, number and kind; and the kind may be enough for them."""
        super().save_related(request, form, formsets, change)
        for entry in form.instance.entries.all():
            entry.review_sources()
        upkeep.refresh(SearchDocument.Kind.ENTRY, form.instance.entries.values_list("pk", flat=True))
