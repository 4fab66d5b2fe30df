"""What became of the addresses of sources, and their archived copies."""

from django.contrib import admin, messages
from django.db.models import F, Q
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline.links import archives
from timeline.models import LinkCheck


class StateFilter(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("dead", _("Dead: failed twice, a day or more apart")),
            ("failing", _("Failed the last time")),
            ("moved", _("Leads elsewhere")),
        ]

    def queryset(self, request, queryset):
        if self.value() == "dead":
            return queryset.dead()
        wanted = {"failing": Q(last_failed_at=F("checked_at")), "moved": ~Q(final_url="")}
        return queryset.filter(wanted.get(self.value(), Q()))


@admin.register(LinkCheck)
class LinkCheckAdmin(admin.ModelAdmin):
    list_display = ["source", "result", "checked_at", "first_failed_at", "final_url", "copy"]
    list_display_links = None
    list_filter = [StateFilter, "error"]
    list_select_related = ["source"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["url", "final_url", "source__title"]
    actions = ["keep_copies"]

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def has_archiving_permission(self, request):
        return request.user.has_perm("timeline.change_source")

    @admin.display(description=gettext_lazy("result"))
    def result(self, check):
        return format_html(
            '{} · <a href="{}" rel="noreferrer noopener">{}</a>', check.result, check.url, check.url
        )

    @admin.display(description=gettext_lazy("archived copy"))
    def copy(self, check):
        """The one that the source has; of what is dead, the Wayback link for the editor to look at."""
        if address := check.source.archive_url:
            return format_html('<a href="{}" rel="noreferrer noopener">{}</a>', address, _("archived copy"))
        if not check.is_dead:
            return ""
        address = archives.wayback(check.source)
        return format_html(
            '<a href="{}" rel="noreferrer noopener">{}</a>', address, _("look in the Wayback Machine")
        )

    @admin.action(
        description=gettext_lazy("Use the Wayback links, which I have looked at, as archived copies"),
        permissions=["archiving"],
    )
    def keep_copies(self, request, queryset):
        dead = queryset.dead().select_related("source")
        number = sum(archives.keep(check.source, by=request.user) for check in dead)
        text = ngettext("%d archived copy is noted.", "%d archived copies are noted.", number)
        messages.success(request, text % number)
