"""Making reading paths in the admin: entries, their order, a note on each."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.encoding import iri_to_uri
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin.choosing import ChoosingAdmin, ChoosingRows
from articles.forms import WithdrawForm
from articles.models import Author, PathStep, ReadingPath
from articles.paths import actions, preflight
from articles.paths.forms import PathForm, StepForm, StepFormSet, ViewForm
from articles.paths.reading import walk
from articles.paths.viewed import MAX_ADDRESS
from articles.widgets import is_key


class StepInline(ChoosingRows, admin.StackedInline):
    """Whoever may change the path may change its steps."""

    model = PathStep
    form = StepForm
    formset = StepFormSet
    extra = 1
    max_num = 100
    fields = ["entry", "position", "note"]
    autocomplete_fields = ["entry"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("entry", "path")

    def has_view_permission(self, request, obj=None):
        return self._parent.has_view_permission(request, obj)

    def has_add_permission(self, request, obj):
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        may = self._parent.has_change_permission if obj else self._parent.has_add_permission
        return may(request, obj) if obj else may(request)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    @property
    def _parent(self):
        return self.admin_site.get_model_admin(ReadingPath)


@admin.register(ReadingPath)
class ReadingPathAdmin(ChoosingAdmin):
    form = PathForm
    change_form_template = "admin/articles/readingpath/change_form.html"
    list_display = ["title", "status", "language", "step_count", "published_at"]
    list_filter = ["status", "language"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["title", "introduction", "authors__name"]
    autocomplete_fields = ["authors"]
    prepopulated_fields = {"slug": ["title"]}
    inlines = [StepInline]
    fields = ["title", "language", "introduction", "authors", "slug", "timeline_address"]

    @admin.display(description=gettext_lazy("steps"))
    def step_count(self, path):
        return path.step_count

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("of-view/", view(self.of_view), name="articles_readingpath_of_view"),
            path("<int:pk>/preview/", view(self.preview), name="articles_readingpath_preview"),
            path("<int:pk>/withdraw/", view(self.withdraw), name="articles_readingpath_withdraw"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        paths = ReadingPath.objects.editable_by(request.user).with_step_counts()
        return paths.order_by("-created_at", "-pk")

    def get_object(self, request, object_id, from_field=None):
        """Somebody else's path is forbidden, and says so, rather than not found."""
        found = super().get_object(request, object_id, from_field)
        if found is None and is_key(object_id) and ReadingPath.objects.filter(pk=object_id).exists():
            raise PermissionDenied
        return found

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and self._is_theirs(request, obj)

    def has_change_permission(self, request, obj=None):
        """What readers have seen is changed by those who may put it before them."""
        is_seen = obj is not None and obj.was_public
        may = super().has_change_permission(request, obj) and self._is_theirs(request, obj)
        return may and (not is_seen or actions.may_publish(request.user, obj))

    def has_delete_permission(self, request, obj=None):
        is_unread = obj is None or not obj.was_public
        return super().has_delete_permission(request, obj) and self._is_theirs(request, obj) and is_unread

    def get_actions(self, request):
        return {}

    def _is_theirs(self, request, obj):
        return obj is None or ReadingPath.objects.editable_by(request.user).filter(pk=obj.pk).exists()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user, form.host = request.user, request.get_host()
        return form

    def get_readonly_fields(self, request, obj=None):
        """The address of what readers have seen stays."""
        return ["slug"] if obj is not None and obj.was_public else []

    def get_prepopulated_fields(self, request, obj=None):
        return {} if obj is not None and obj.was_public else self.prepopulated_fields

    def get_changeform_initial_data(self, request):
        own = Author.objects.filter(user=request.user).values_list("pk", flat=True)
        return {
            "authors": list(own),
            "language": request.LANGUAGE_CODE,
            **super().get_changeform_initial_data(request),
        }

    def save_model(self, request, obj, form, change):
        if not change:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        """After the steps, those of the given view; then all are numbered anew."""
        super().save_related(request, form, formsets, change)
        if view := form.cleaned_data["timeline_address"]:
            actions.add_view(form.instance, view)
        form.instance.number_steps()

    def response_add(self, request, obj, post_url_continue=None):
        return self._after_saving(request, obj)

    def response_change(self, request, obj):
        return self._after_saving(request, obj)

    def _after_saving(self, request, obj):
        """What was typed is kept in any case; whether it could be published is said."""
        if "_publish" in request.POST:
            try:
                obj = actions.publish(obj, by=request.user)
            except ValidationError as error:
                messages.error(request, _("Saved, not published. ") + " ".join(error.messages))
        self._tell(request, obj)
        for text in preflight.warnings(obj):
            messages.warning(request, text)
        return redirect("admin:articles_readingpath_change", obj.pk)

    def _tell(self, request, obj):
        if obj.is_live:
            text = _('Saved. Readers see it: <a href="{}">see the path</a>.')
            messages.success(request, format_html(text, obj.get_canonical_url()))
        elif "_publish" not in request.POST:
            messages.success(request, _("Draft saved. Only you and the editors see it."))

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With what still stands in the way of publishing, and what this person may do."""
        context["may_publish"] = actions.may_publish(request.user, obj)
        context["may_withdraw"] = bool(obj and obj.is_live) and request.user.has_perm(
            "articles.withdraw_article"
        )
        context["blockers"] = preflight.blockers(obj) if obj and not obj.is_live else []
        context["origin"] = reverse("timeline:index") + obj.query if obj and obj.query else ""
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    @method_decorator(require_POST)
    def of_view(self, request):
        """A draft of the entries that a view of the timeline shows; back to the view if that cannot be."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = ViewForm(request.POST)
        if not form.is_valid():
            for text in form.errors.get("view", []):
                messages.error(request, text)
            return redirect(_timeline(form.data.get("view", "")))
        view = form.cleaned_data["view"]
        made = actions.make_of_view(view, by=request.user, language=request.LANGUAGE_CODE)
        messages.success(request, _("A draft with these entries. Say what each is there for."))
        return redirect("admin:articles_readingpath_change", made.pk)

    def preview(self, request, pk):
        """The path as readers would see it, with entries that they do not see yet."""
        theirs = ReadingPath.objects.editable_by(request.user).filter(pk=pk)
        if not self.has_view_permission(request):
            raise PermissionDenied
        steps = PathStep.objects.select_related("entry").prefetch_related("entry__domains")
        found = get_object_or_404(theirs.prefetch_related("authors", Prefetch("steps", steps)))
        return render(request, "articles/path.html", {"path": found, "walk": walk(found), "is_preview": True})

    def withdraw(self, request, pk):
        found = get_object_or_404(ReadingPath, pk=pk)
        if not request.user.has_perm("articles.withdraw_article"):
            raise PermissionDenied
        form = WithdrawForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                actions.withdraw(found, by=request.user, reason=form.cleaned_data["reason"])
            except ValidationError as error:
                form.add_error("reason", error)
            else:
                messages.success(request, _("“%s” is withdrawn.") % found)
                return redirect("admin:articles_readingpath_changelist")
        context = {**self.admin_site.each_context(request), "form": form, "path": found, "opts": self.opts}
        return render(request, "admin/articles/readingpath/withdraw.html", context)


def _timeline(query):
    """The view a reader came from; what could not come from there leads to the whole timeline."""
    is_odd = len(query) > MAX_ADDRESS or not query.startswith("?") or not query.isprintable()
    return reverse("timeline:index") + ("" if is_odd else iri_to_uri(query))
