"""Entries with their actors and sources."""

from django import forms
from django.contrib import admin
from django.utils.translation import gettext_lazy
from taggit.forms import TagField

from timeline import snapshots
from timeline.admin.claims import AttributionInline
from timeline.admin.deciding import DecidingAdmin, FreshnessFilter
from timeline.admin.exports import TableAdmin
from timeline.admin.public_rows import SAY_WHY, EvidenceFormSet, PublicFormSet
from timeline.admin.suggested import SuggestedEntryAdmin
from timeline.concepts import clean_names
from timeline.models import Concept, Entry, EntryActor, EntrySource, Relation, SearchDocument
from timeline.models.choices import Publication
from timeline.search import upkeep

NOT_WITHDRAWN = [choice for choice in Publication.choices if choice[0] != Publication.WITHDRAWN]


class EntryForm(forms.ModelForm):
    """The entry's own fields, and why a published entry is changed.

    What readers have seen is withdrawn with a reason, by a verb of its own, and never becomes a draft again.
    """

    concepts = TagField(
        label=gettext_lazy("Concepts"), required=False, help_text=gettext_lazy("Separated by commas.")
    )

    reason = forms.CharField(
        label=gettext_lazy("Why this change"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Readers see it in the history of the entry."),
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
        help_texts = {
            "title_en": gettext_lazy("What happened, in one sentence of the present tense."),
            "place": gettext_lazy("The city, where it was somewhere; empty for what happened in networks."),
            "status": gettext_lazy("Where it stands today. Leave empty for what happened once."),
            "level": gettext_lazy("How many acted together."),
            "bindingness": gettext_lazy(
                "How far it binds those who agreed to it. Empty for what binds nobody."
            ),
            "confidence": gettext_lazy("How certain the date and the substance are."),
        }

    credit = ""  # of readers whose suggestion is accepted with it

    proposed = {}  # values of theirs, shown instead of the entry's own

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial={**(initial or {}), **self.proposed}, **kwargs)
        if "publication" in self.fields:
            self.fields["publication"].choices = NOT_WITHDRAWN

    def clean_concepts(self):
        return clean_names(self.cleaned_data["concepts"])

    def _save_m2m(self):
        """Names become concepts only now, when the form is known to be good."""
        self.cleaned_data["concepts"] = Concept.objects.resolve(self.cleaned_data["concepts"])
        super()._save_m2m()

    def clean(self):
        """What readers can see is not changed without a reason."""
        data = super().clean()
        was_published = self.instance.pk and self.instance.is_public
        if was_published and set(self.changed_data) - {"reason"} and not data.get("reason"):
            self.add_error("reason", SAY_WHY)
        return data


class PartInline(admin.TabularInline):
    model = EntryActor
    formset = PublicFormSet
    extra = 1
    autocomplete_fields = ["actor"]


class RelationInline(admin.TabularInline):
    model = Relation
    fk_name = "entry"
    formset = PublicFormSet
    extra = 0
    autocomplete_fields = ["target"]


class EvidenceInline(admin.TabularInline):
    model = EntrySource
    formset = EvidenceFormSet
    extra = 1
    autocomplete_fields = ["source"]


@admin.register(Entry)
class EntryAdmin(TableAdmin, SuggestedEntryAdmin, DecidingAdmin):
    search_kind = SearchDocument.Kind.ENTRY
    form = EntryForm
    list_display = ["number", "title_en", "date", "freshness", "needs_sources", "publication", "kind"]
    list_filter = ["publication", "kind", "needs_sources", FreshnessFilter, "domains"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["number", "slug", "title_en", "title_id", "summary_en", "summary_id"]
    autocomplete_fields = ["domains"]
    prepopulated_fields = {"slug": ["title_en"]}
    readonly_fields = ["number", "needs_sources", "checked_on"]
    inlines = [PartInline, EvidenceInline, RelationInline, AttributionInline]
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
        (
            gettext_lazy("On the site"),
            {
                "fields": ["slug", "confidence", "needs_sources", "checked_on", "publication", "reason"],
                "description": gettext_lazy(
                    "Readers see an entry as soon as it is published; it needs a source then."
                ),
            },
        ),
    ]

    def has_delete_permission(self, request, obj=None):
        """What was public keeps its number and its page; it is withdrawn instead."""
        is_unread = obj is None or obj.publication == Publication.DRAFT
        return super().has_delete_permission(request, obj) and is_unread

    def get_readonly_fields(self, request, obj=None):
        """Essays link to a published entry by its address; it is withdrawn by a verb of its own."""
        was_seen = obj is not None and obj.publication != Publication.DRAFT
        return [*self.readonly_fields, "slug", "publication"] if was_seen else self.readonly_fields

    def get_prepopulated_fields(self, request, obj=None):
        return {} if "slug" in self.get_readonly_fields(request, obj) else self.prepopulated_fields

    def save_model(self, request, obj, form, change):
        form.unkept = snapshots.unkept(obj.pk) if change else None
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        entry = form.instance
        carried = set(entry.concepts.values_list("pk", flat=True))
        super().save_related(request, form, formsets, change)
        entry.review_sources()
        upkeep.refresh(SearchDocument.Kind.ENTRY, [entry.pk])
        if set(form.changed_data) - {"reason"} or any(formset.has_changed() for formset in formsets):
            reason = form.cleaned_data["reason"]
            snapshots.keep(entry, by=request.user, reason=reason, before=form.unkept, credit=form.credit)
        # Readers may know the concepts that it has, or had, from it alone.
        concepts = carried.union(entry.concepts.values_list("pk", flat=True))
        upkeep.refresh(SearchDocument.Kind.CONCEPT, concepts)
