"""Decisions, reports and where people stand."""

from django.contrib import admin

from discussion.actions import change_standing
from discussion.admin.read_only import ReadOnlyAdmin
from discussion.models import Decision, Report, Standing


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    list_display = ["decided_at", "verb", "target", "reason", "decided_by"]
    list_filter = ["verb"]
    list_select_related = [
        "decided_by", "comment__user", "reaction__user", "reaction__kind", "reaction__article", "person",
    ]  # fmt: skip
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["reason", "decided_by__username"]


@admin.register(Report)
class ReportAdmin(ReadOnlyAdmin):
    list_display = ["created_at", "reason", "comment", "reporter", "status"]
    list_filter = ["status", "reason"]
    list_select_related = ["comment__user", "reporter"]
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["note", "comment__body", "reporter__username"]


@admin.register(Standing)
class StandingAdmin(admin.ModelAdmin):
    list_display = ["user", "level", "suspended_until"]
    list_filter = ["level"]
    list_select_related = ["user"]
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["user__username"]
    autocomplete_fields = ["user"]

    def save_model(self, request, obj, form, change):
        change_standing(obj, by=request.user)
