"""Entries with their actors and sources."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.forms import TagField

from timeline.models import Concept, Entry, EntryActor, EntrySource
from timeline.models.choices import Publication


class EntryForm(forms.ModelForm):
    concepts = TagField(
        label=gettext_lazy("Concepts"), required=False, help_text=gettext_lazy("Separated by commas.")
    )

    class Meta:
        model = Entry
        fields = [
            "title_en",
            "title_id",
            "summary_en",
            "summary_id",
            "date",
            "place",
            "kind",
            "status",
            "level",
            "bindingness",
            "domains",
            "is_non_traditional",
            "concepts",
            "slug",
            "confidence",
            "publication",
        ]

    def clean_concepts(self):
        return Concept.objects.resolve(self.cleaned_data["concepts"])


class EvidenceFormSet(forms.BaseInlineFormSet):
    def clean(self):
        """A published entry has at least one source."""
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if self.instance.publication == Publication.PUBLISHED and not kept:
            raise ValidationError(_("An entry is published with at least one source."))


class PartInline(admin.TabularInline):
    model = EntryActor
    extra = 1
    autocomplete_fields = ["actor"]


class EvidenceInline(admin.TabularInline):
    model = EntrySource
    formset = EvidenceFormSet
    extra = 1
    autocomplete_fields = ["source"]


@admin.register(Entry)
class EntryAdmin(admin.ModelAdmin):
    form = EntryForm
    list_display = ["number", "title_en", "date", "kind", "publication", "needs_sources"]
    list_filter = ["publication", "kind", "domains", "needs_sources", "confidence"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["number", "slug", "title_en", "title_id", "summary_en", "summary_id"]
    autocomplete_fields = ["domains"]
    prepopulated_fields = {"slug": ["title_en"]}
    readonly_fields = ["number", "needs_sources"]
    inlines = [PartInline, EvidenceInline]
    fieldsets = [
        (None, {"fields": ["number", "title_en", "title_id", "summary_en", "summary_id"]}),
        (gettext_lazy("When and where"), {"fields": ["date", "place"]}),
        (
            gettext_lazy("What it is"),
            {
                "fields": [
                    "kind",
                    "status",
                    "level",
                    "bindingness",
                    "domains",
                    "is_non_traditional",
                    "concepts",
                ]
            },
        ),
        (gettext_lazy("On the site"), {"fields": ["slug", "confidence", "needs_sources", "publication"]}),
    ]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        form.instance.review_sources()
