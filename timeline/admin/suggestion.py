"""The editors' desk for suggestions: what waits and for how long, and a page to decide about each."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponseNotAllowed
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from timeline.models import Entry, Suggestion
from timeline.permalinks import site_of
from timeline.suggestions import actions, differences, drafts
from timeline.suggestions.actions import Verdict

VERBS = ("accept", "decline", "duplicate", "reopen")
ALL = "all"


class StateFilter(admin.SimpleListFilter):
    """Those that wait, unless another state is asked for."""

    title = gettext_lazy("status")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [*Suggestion.Status.choices, (ALL, _("All"))]

    def value(self):
        return super().value() or Suggestion.Status.WAITING

    def queryset(self, request, queryset):
        return queryset if self.value() == ALL else queryset.filter(status=self.value())

    def choices(self, changelist):
        """Without Django's own “All”, which would mean “waiting” here."""
        return list(super().choices(changelist))[1:]


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Answer to the sender"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "cols": 60}),
        help_text=gettext_lazy("It stands on the page of the suggestion and in the letter, if we write one."),
    )
    number = forms.CharField(
        label=gettext_lazy("Number of the entry that says it already"),
        max_length=14,
        required=False,
        help_text=gettext_lazy("For example CD-2013-0001; only for what is known already."),
    )

    def clean_number(self):
        """The published entry of that number, or None."""
        number = self.cleaned_data["number"].strip()
        entry = Entry.objects.published().filter(number=number).first()
        if number and entry is None:
            raise ValidationError(_("No published entry has this number."))
        return entry


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):
    list_display = ["title", "what", "age", "sender_name", "status"]
    list_filter = [StateFilter, "language"]
    list_select_related = ["entry", "sender"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["data", "source", "note", "name", "entry__number", "entry__title_en", "entry__title_id"]

    def get_urls(self):
        view = self.admin_site.admin_view
        verbs = [
            path(f"<int:pk>/{verb}/", view(self.decide), {"verb": verb}, name=f"timeline_suggestion_{verb}")
            for verb in VERBS
        ]
        return [*verbs, *super().get_urls()]

    def has_add_permission(self, request):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_actions(self, request):
        return {}

    @admin.display(description=gettext_lazy("about"))
    def title(self, suggestion):
        return suggestion.title

    @admin.display(description=gettext_lazy("what"))
    def what(self, suggestion):
        return _("Correction") if suggestion.entry_id else _("New entry")

    @admin.display(description=gettext_lazy("age"), ordering="created_at")
    def age(self, suggestion):
        return timesince(suggestion.created_at, suggestion.decided_at or timezone.now(), depth=1)

    @admin.display(description=gettext_lazy("by"))
    def sender_name(self, suggestion):
        return suggestion.name or (suggestion.sender.username if suggestion.sender else _("nobody named"))

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The suggestion as its editor reads it; decisions are sent to addresses of their own."""
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        suggestion = self.get_object(request, object_id)
        if suggestion is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_permission(request, suggestion):
            raise PermissionDenied
        return self._review(request, suggestion, AnswerForm())

    def _review(self, request, suggestion, form, status=200):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": suggestion.title,
            "suggestion": suggestion,
            "differences": differences.as_of_now(suggestion),
            "unknown": differences.unknown_names(suggestion),
            "source_address": drafts.address_in(suggestion.source),
            "known_source": drafts.known_source(suggestion.source),
            "form": form,
            "may_decide": request.user.has_perm(actions.DECIDE),
        }
        return render(request, "admin/timeline/suggestion/review.html", context, status=status)

    def decide(self, request, pk, verb):
        """Take one decision and go to where the work goes on."""
        suggestion = get_object_or_404(Suggestion, pk=pk)
        if not request.user.has_perm(actions.DECIDE):
            raise PermissionDenied
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        form = AnswerForm(request.POST)
        if form.is_valid():
            try:
                return getattr(self, f"_{verb}")(request, suggestion, form.cleaned_data)
            except ValidationError as error:
                form.add_error(None, error)
        return self._review(request, Suggestion.objects.get(pk=pk), form, status=400)

    def _accept(self, request, suggestion, data):
        """A new entry becomes a draft; of a correction the editor first sees the entry's form."""
        if suggestion.entry_id:
            address = reverse("admin:timeline_entry_change", args=[suggestion.entry_id])
            return redirect(f"{address}?suggestion={suggestion.pk}")
        accepted = actions.accept(suggestion, self._verdict(request, data))
        messages.success(
            request, _("A draft was made from it: complete it, and publish it when it is right.")
        )
        return redirect("admin:timeline_entry_change", accepted.outcome_id)

    def _decline(self, request, suggestion, data):
        actions.decline(suggestion, self._verdict(request, data))
        return self._done(request, _("Declined."))

    def _duplicate(self, request, suggestion, data):
        actions.mark_duplicate(suggestion, self._verdict(request, data), entry=data["number"])
        return self._done(request, _("Marked as known already."))

    def _reopen(self, request, suggestion, data):
        actions.reopen(suggestion, by=request.user)
        messages.success(request, _("The decision is undone: the suggestion waits again."))
        return redirect("admin:timeline_suggestion_change", suggestion.pk)

    def _verdict(self, request, data):
        return Verdict(by=request.user, site=site_of(request), answer=data["answer"])

    def _done(self, request, text):
        messages.success(request, text)
        return redirect("admin:timeline_suggestion_changelist")
