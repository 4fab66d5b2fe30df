"""Admins of what the search finds: the index follows whatever is saved or deleted there."""

from django.contrib import admin
from django.db import transaction

from timeline.search import upkeep


class FindableAdmin(admin.ModelAdmin):
    """`search_kind`: the rows themselves are found. `search_tag`: what is found carries their slug."""

    search_kind = None
    search_tag = None

    def save_related(self, request, form, formsets, change):
        """After the row and its inlines are saved, in the same transaction."""
        super().save_related(request, form, formsets, change)
        slugs = {form.initial.get("slug"), form.instance.slug} if change else {form.instance.slug}
        is_named_anew = bool(form.changed_data) or any(formset.has_changed() for formset in formsets)
        self.follow([form.instance.pk], slugs - {None} if is_named_anew else ())

    def delete_model(self, request, obj):
        pk, slug = obj.pk, obj.slug
        super().delete_model(request, obj)
        self.follow([pk], [slug])

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        slugs = dict(queryset.values_list("pk", "slug"))
        super().delete_queryset(request, queryset)
        self.follow(slugs.keys(), slugs.values())

    def follow(self, pks, slugs):
        """Bring the index to the state of these rows; the slugs are what they are and were tagged by."""
        if self.search_kind:
            upkeep.refresh(self.search_kind, pks)
        if self.search_tag:
            upkeep.refresh_carrying([f"{self.search_tag}:{slug}" for slug in slugs])
