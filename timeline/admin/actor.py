"""Actors with their other names and memberships."""

from django.contrib import admin

from timeline.admin.findable import FindableAdmin
from timeline.facets import upkeep as facets
from timeline.models import Actor, ActorAlias, Membership, SearchDocument


class AliasInline(admin.TabularInline):
    model = ActorAlias
    extra = 0


class MembershipInline(admin.TabularInline):
    model = Membership
    fk_name = "actor"
    extra = 0
    autocomplete_fields = ["body"]


@admin.register(Actor)
class ActorAdmin(FindableAdmin):
    search_kind = SearchDocument.Kind.ACTOR
    search_tag = "actor"
    list_display = ["name_en", "name_id", "kind", "iso3166"]
    list_filter = ["kind"]
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["name_en", "name_id", "aliases__name", "iso3166"]
    prepopulated_fields = {"slug": ["name_en"]}
    inlines = [AliasInline, MembershipInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "region" in form.changed_data:
            facets.follow_regions()
