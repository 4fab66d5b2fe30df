"""Entries with their actors and sources."""

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from taggit.forms import TagField

from timeline import snapshots
from timeline.admin.exports import TableAdmin
from timeline.admin.findable import FindableAdmin
from timeline.concepts import clean_names
from timeline.models import Concept, Entry, EntryActor, EntrySource, Relation, SearchDocument
from timeline.models.choices import Publication
from timeline.search import upkeep

SAY_WHY = gettext_lazy("This entry is published: say why it is changed.")


class EntryForm(forms.ModelForm):
    """The entry's own fields, and why a published entry is changed."""

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

    def clean_concepts(self):
        return clean_names(self.cleaned_data["concepts"])

    def _save_m2m(self):
        """Names become concepts only now, when the form is known to be good."""
        self.cleaned_data["concepts"] = Concept.objects.resolve(self.cleaned_data["concepts"])
        super()._save_m2m()

    def clean(self):
        """What readers can see is not changed without a reason."""
        data = super().clean()
        was_published = self.initial.get("publication") == Publication.PUBLISHED
        if was_published and set(self.changed_data) - {"reason"} and not data.get("reason"):
            self.add_error("reason", SAY_WHY)
        return data


class PublicFormSet(forms.BaseInlineFormSet):
    """Rows that readers see with a published entry: they are not changed without a reason either."""

    def clean(self):
        super().clean()
        was_published = Entry.objects.published().filter(pk=self.instance.pk).exists()
        if was_published and self.has_changed() and not self.data.get("reason", "").strip():
            raise ValidationError(SAY_WHY)


class EvidenceFormSet(PublicFormSet):
    def clean(self):
        """A published entry has at least one source."""
        super().clean()
        kept = [form for form in self.forms if form.cleaned_data and not form.cleaned_data.get("DELETE")]
        if self.instance.publication == Publication.PUBLISHED and not kept:
            raise ValidationError(_("An entry is published with at least one source."))


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
class EntryAdmin(TableAdmin, FindableAdmin):
    search_kind = SearchDocument.Kind.ENTRY
    form = EntryForm
    list_display = ["number", "title_en", "date", "kind", "publication", "needs_sources"]
    list_filter = ["publication", "kind", "domains", "needs_sources", "confidence"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["number", "slug", "title_en", "title_id", "summary_en", "summary_id"]
    autocomplete_fields = ["domains"]
    prepopulated_fields = {"slug": ["title_en"]}
    readonly_fields = ["number", "needs_sources"]
    inlines = [PartInline, EvidenceInline, RelationInline]
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
            {"fields": ["slug", "confidence", "needs_sources", "publication", "reason"]},
        ),
    ]

    def has_delete_permission(self, request, obj=None):
        """What was public keeps its number and its page; it is withdrawn instead."""
        is_unread = obj is None or obj.publication == Publication.DRAFT
        return super().has_delete_permission(request, obj) and is_unread

    def get_readonly_fields(self, request, obj=None):
        """Essays link to a published entry by its address."""
        is_public = obj is not None and obj.publication != Publication.DRAFT
        return [*self.readonly_fields, "slug"] if is_public else self.readonly_fields

    def get_prepopulated_fields(self, request, obj=None):
        return {} if "slug" in self.get_readonly_fields(request, obj) else self.prepopulated_fields

    def save_related(self, request, form, formsets, change):
        entry = form.instance
        carried = set(entry.concepts.values_list("pk", flat=True))
        super().save_related(request, form, formsets, change)
        entry.review_sources()
        if form.changed_data or any(formset.has_changed() for formset in formsets):
            self._store(entry, form, request.user)
        # Readers may know the concepts that it has, or had, from it alone.
        concepts = carried.union(entry.concepts.values_list("pk", flat=True))
        upkeep.refresh(SearchDocument.Kind.CONCEPT, concepts)

    def _store(self, entry, form, user):
        """Keep this state of the entry, with its actors, sources and relations, as a revision."""
        reason = form.cleaned_data["reason"]
        based_on = entry.revisions.newest_first().first()
        snapshots.revision(entry, by=user, reason=reason, based_on=based_on).save()
