"""Reactions: see, void and restore them."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles.models import Article
from discussion import actions
from discussion.admin.read_only import ReadOnlyAdmin
from discussion.models import Reaction, ReactionKind, Tally


class ReasonForm(ActionForm):
    reason = forms.CharField(label=_("Reason"), max_length=500, required=False)


class VoidedFilter(admin.SimpleListFilter):
    title = _("counted")
    parameter_name = "counted"

    def lookups(self, request, model_admin):
        return [("yes", _("Counted")), ("no", _("Voided"))]

    def queryset(self, request, queryset):
        if self.value() is None:
            return queryset
        return queryset.filter(voided_at__isnull=self.value() == "yes")


@admin.register(Reaction)
class ReactionAdmin(ReadOnlyAdmin):
    action_form = ReasonForm
    actions = ["void_chosen", "restore_chosen"]
    list_display = ["article", "kind", "user", "changed_at", "voided_at", "voided_by", "void_reason"]
    list_filter = [VoidedFilter, "kind"]
    list_select_related = ["article", "kind", "user", "voided_by"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["article__title", "user__username"]

    @admin.action(description=_("Void the chosen reactions"), permissions=["void"])
    def void_chosen(self, request, queryset):
        self._decide(request, queryset.counted(), actions.void)

    @admin.action(description=_("Restore the chosen reactions"), permissions=["void"])
    def restore_chosen(self, request, queryset):
        self._decide(request, queryset.exclude(voided_at=None), actions.restore)

    def has_void_permission(self, request):
        return request.user.has_perm("discussion.void_reaction")

    def _decide(self, request, reactions, verb):
        """All of them or none, with the reason given beside the action."""
        reason = request.POST.get("reason", "")
        try:
            with transaction.atomic():
                decided = [verb(reaction, by=request.user, reason=reason) for reaction in reactions]
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return
        text = ngettext("%d reaction decided.", "%d reactions decided.", len(decided))
        self.message_user(request, text % len(decided), messages.SUCCESS)


@admin.register(ReactionKind)
class ReactionKindAdmin(admin.ModelAdmin):
    list_display = ["name_en", "name_id", "is_favourable", "is_offered", "position"]
    search_fields = ["name_en", "name_id"]
    prepopulated_fields = {"slug": ["name_en"]}

    def save_model(self, request, obj, form, change):
        """What counts as favourable decides the ranking, so the totals follow at once."""
        super().save_model(request, obj, form, change)
        for article in Article.objects.filter(reactions__kind=obj).distinct():
            Tally.objects.recount(article)


@admin.register(Tally)
class TallyAdmin(ReadOnlyAdmin):
    list_display = ["article", "total", "favourable", "score"]
    list_select_related = ["article"]
    search_fields = ["article__title"]
