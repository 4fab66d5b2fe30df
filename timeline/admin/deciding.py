"""What editors decide about whole entries: publish, withdraw, bring back, note as checked."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from timeline import publishing
from timeline.admin.findable import FindableAdmin
from timeline.freshness import year_before
from timeline.models import Entry
from timeline.models.choices import Publication


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Readers see it in the history of the entry."),
    )


class FreshnessFilter(admin.SimpleListFilter):
    """Which entries somebody should compare with their sources."""

    title = gettext_lazy("last checked")
    parameter_name = "checked"

    def lookups(self, request, model_admin):
        return [
            ("lately", _("within twelve months")),
            ("old", _("more than twelve months ago")),
            ("never", _("never")),
        ]

    def queryset(self, request, queryset):
        limit = year_before(timezone.localdate())
        chosen = {
            "lately": {"checked_on__gte": limit},
            "old": {"checked_on__lt": limit},
            "never": {"checked_on__isnull": True},
        }.get(self.value())
        return queryset.filter(**chosen) if chosen else queryset


class DecidingAdmin(FindableAdmin):
    change_form_template = "admin/timeline/entry/change_form.html"
    actions = ["publish_chosen", "check_chosen"]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("<int:pk>/withdraw/", view(self.withdraw), name="timeline_entry_withdraw"),
            path("<int:pk>/restore/", view(self.restore), name="timeline_entry_restore"),
            path("<int:pk>/check/", view(self.check_today), name="timeline_entry_check"),
            *super().get_urls(),
        ]

    def view_on_site(self, entry):
        """A draft has no page yet."""
        return None if entry.publication == Publication.DRAFT else entry.get_absolute_url()

    @admin.display(description=gettext_lazy("last checked"), ordering="checked_on")
    def freshness(self, entry):
        """The day, and a word where it is long ago."""
        if entry.checked_on is None:
            return _("never")
        day = date_format(entry.checked_on)
        return _("%s, long ago") % day if entry.is_stale else day

    @admin.action(description=gettext_lazy("Publish the chosen drafts"), permissions=["change"])
    def publish_chosen(self, request, queryset):
        done = 0
        for entry in queryset.order_by("pk"):
            try:
                publishing.publish(entry, by=request.user)
            except ValidationError as error:
                messages.error(request, f"{entry.number}: {' '.join(error.messages)}")
            else:
                done += 1
        if done:
            text = ngettext("%d entry is published.", "%d entries are published.", done)
            messages.success(request, text % done)

    @admin.action(description=gettext_lazy("I have checked them today"), permissions=["change"])
    def check_chosen(self, request, queryset):
        done = publishing.check_today(queryset)
        text = ngettext("%d entry is noted as checked.", "%d entries are noted as checked.", done)
        messages.success(request, text % done)

    def check_today(self, request, pk):
        """Asked by GET it shows the form; only POST notes anything."""
        entry = self._theirs_or_refuse(request, pk)
        if request.method == "POST":
            self.check_chosen(request, Entry.objects.filter(pk=entry.pk))
        return redirect("admin:timeline_entry_change", entry.pk)

    def withdraw(self, request, pk):
        told = _("Readers then get a page that says that the entry was withdrawn, with your reason.")
        return self._decide(request, pk, publishing.withdraw, {"verb": _("Withdraw"), "told": told})

    def restore(self, request, pk):
        told = _("Readers then see the entry again as it stands now, and your reason in its history.")
        return self._decide(request, pk, publishing.restore, {"verb": _("Publish again"), "told": told})

    def _decide(self, request, pk, verb, words):
        entry = self._theirs_or_refuse(request, pk)
        form = ReasonForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                verb(entry, by=request.user, reason=form.cleaned_data["reason"])
            except ValidationError as error:
                form.add_error("reason", error)
            else:
                messages.success(request, _("Done: “%s”.") % entry)
                return redirect("admin:timeline_entry_change", entry.pk)
        context = {
            **self.admin_site.each_context(request),
            **words,
            "form": form,
            "entry": entry,
            "opts": self.opts,
        }
        return render(request, "admin/timeline/entry/decide.html", context)

    def _theirs_or_refuse(self, request, pk):
        entry = get_object_or_404(Entry, pk=pk)
        if not self.has_change_permission(request, entry):
            raise PermissionDenied
        return entry
