"""The library of cited works."""

from django.contrib import admin
from django.db import transaction
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _

from articles import cited_texts, pending
from articles.admin import importing_works, merging_works
from articles.admin.protecting import in_use
from articles.admin.work_form import WorkForm
from articles.models import Article, Reference, ReferenceAlias
from articles.works import kinds


class KindFilter(admin.SimpleListFilter):
    title = _("kind")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        stored = Reference.objects.order_by("kind").values_list("kind", flat=True).distinct()
        return [(kind, kinds.label(kind)) for kind in stored]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class DuplicateFilter(admin.SimpleListFilter):
    title = _("duplicates")
    parameter_name = "duplicates"

    def lookups(self, request, model_admin):
        return [("yes", _("perhaps twice in the library"))]

    def queryset(self, request, queryset):
        return queryset.duplicated() if self.value() == "yes" else queryset


@admin.register(Reference)
class ReferenceAdmin(admin.ModelAdmin):
    form = WorkForm
    change_list_template = "admin/articles/reference/change_list.html"
    change_form_template = "admin/articles/reference/change_form.html"
    list_display = ["key", "authors", "year", "title", "kind_in_words", "essays"]
    list_filter = [KindFilter, DuplicateFilter, "year"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["key", "aliases__key", "title", "authors", "doi", "isbn", "year", "container"]
    actions = ["merge_chosen"]
    fieldsets = [
        (None, {"fields": ["kind", "title", "authors", "editors", "date"]}),
        (
            _("Where it stands"),
            {"fields": ["container", "event", "series", "edition", "volume", "issue", "pages", "number"]},
        ),
        (_("Who put it out"), {"fields": ["genre", "publisher", "place", "language"]}),
        (_("Where to find it"), {"fields": ["doi", "isbn", "url", "accessed"]}),
        (_("How it is cited"), {"fields": ["key"]}),
    ]

    class Media:
        css = {"all": ["css/library.css"]}
        js = ["js/library.js"]

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("import/", view(importing_works.import_works), name="articles_reference_import"),
            path("duplicates/", view(merging_works.duplicates), name="articles_reference_duplicates"),
            path("merge/", view(merging_works.merge), name="articles_reference_merge"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        return Reference.objects.with_essay_counts(Article.objects.published())

    def get_fieldsets(self, request, obj=None):
        """Who may only look at a work sees its line and where it is cited."""
        may = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return self.fieldsets if may else [(None, {"fields": ["key", "authors", "year", "title"]})]

    def get_form(self, request, obj=None, change=False, **kwargs):
        """Of the model only the key: the other fields of the form make up the CSL-JSON."""
        return super().get_form(request, obj, change, **{**kwargs, "fields": ["key"]})

    def get_readonly_fields(self, request, obj=None):
        """A key that essays cite stays as it is."""
        return ["key"] if obj is not None and obj.citations.exists() else []

    @admin.display(description=_("kind"), ordering="kind")
    def kind_in_words(self, reference):
        return kinds.label(reference.kind)

    @admin.display(description=_("essays"), ordering="essay_count")
    def essays(self, reference):
        return reference.essay_count

    @admin.action(description=_("Merge the chosen works"), permissions=["change", "delete"])
    def merge_chosen(self, request, queryset):
        return merging_works.to_merging(queryset.values_list("pk", flat=True))

    def get_deleted_objects(self, objs, request):
        """A work that a draft cites stays: its key could come to mean another one."""
        deleted, counts, missing, protected = super().get_deleted_objects(objs, request)
        for work in objs:
            keys = [work.key, *work.aliases.values_list("key", flat=True)]
            protected += map(in_use, pending.citing(keys).defer("body", "cited_texts"))
        return deleted, counts, missing, protected

    @transaction.atomic
    def save_model(self, request, obj, form, change):
        """A mended key goes on meaning the work: drafts may cite it. Essays show what was corrected."""
        obj.aliases.filter(key=obj.key).delete() if change else None
        super().save_model(request, obj, form, change)
        if change and "key" in form.changed_data:
            ReferenceAlias.objects.get_or_create(key=form.initial["key"], defaults={"reference": obj})
        transaction.on_commit(lambda: cited_texts.keep_citing(obj), robust=True)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """With the essays that cite the work, and the records that are like it."""
        if obj is not None:
            cited = Article.objects.published().filter(citations__reference=obj).newest_first()
            theirs = Article.objects.editable_by(request.user).filter(citations__reference=obj)
            context["cited_in"] = cited.only("title", "slug", "language")
            context["theirs"] = set(theirs.values_list("pk", flat=True))
            context["alike"] = Reference.objects.like(obj)
            context["former_keys"] = obj.aliases.all()
            context["may_merge"] = request.user.has_perms(merging_works.MERGERS)
            context["merge_address"] = reverse("admin:articles_reference_merge")
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
