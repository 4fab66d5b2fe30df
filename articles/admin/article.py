"""Writing, previewing, publishing and withdrawing essays in the admin."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse_lazy
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from js_asset import Media

from articles import actions
from articles.admin import ageing, writing_help
from articles.admin.choosing import ChoosingAdmin
from articles.forms import ArticleForm, WithdrawForm, fields_of_a_change
from articles.models import Article, Author, EssaySettings
from articles.reading import preview
from articles.widgets import is_key
from revisions.admin import RevisedAdmin
from revisions.models import Revision
from timeline.models import Concept


@admin.register(Article)
class ArticleAdmin(ChoosingAdmin, RevisedAdmin):
    form = ArticleForm
    change_form_template = "admin/articles/article/change_form.html"
    list_display = ["title", "status", "unpublished_work", "byline_names", "publish_at"]
    list_filter = ["status", "language", "category"]
    list_select_related = ["category"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["title", "summary", "authors__name"]
    autocomplete_fields = ["category", "lead_image"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "summary", "body"]}),
        (
            gettext_lazy("About this essay"),
            {"fields": ["language", "category", "concepts", "byline", "lead_image", "translation_of"]},
        ),
        (
            gettext_lazy("First published elsewhere"),
            {"fields": ["first_published_in", "first_published_url"]},
        ),
        (
            gettext_lazy("On the site"),
            {
                "fields": [
                    "slug",
                    "citation_style",
                    "are_comments_open",
                    "are_changes_shown",
                    "publish_at",
                    "unpublish_at",
                    "based_on",
                ]
            },
        ),
    ]

    class Media:
        css = {"all": ["articles/admin.css", "articles/writing.css"]}
        js = [reverse_lazy("jsi18n")]  # the editor's own words, in the language of the page

    @admin.display(description=gettext_lazy("not published yet"))
    def unpublished_work(self, article):
        """What the newest revision of a live essay is, when it is not what readers see."""
        if article.is_live and article.newest_kind != Revision.Kind.PUBLISHED:
            return Revision.Kind(article.newest_kind).label
        return ""

    @admin.display(description=gettext_lazy("authors"))
    def byline_names(self, article):
        return ", ".join(author.name for author in article.byline)

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("concepts/", view(self.concept_names), name="articles_article_concept_names"),
            path("ageing/", view(ageing.report), name="articles_article_ageing"),
            path("ageing/csv/", view(ageing.table), name="articles_article_ageing_csv"),
            path("tokens/", view(writing_help.tokens), name="articles_article_tokens"),
            path("suggest/", view(writing_help.suggest), name="articles_article_suggest"),
            path("offers/", view(writing_help.offers), name="articles_article_offers"),
            path("<int:pk>/preview/", view(self.preview), name="articles_article_preview"),
            path("<int:pk>/withdraw/", view(self.withdraw), name="articles_article_withdraw"),
            *super().get_urls(),
        ]

    def get_queryset(self, request):
        essays = Article.objects.editable_by(request.user).for_list().with_newest_kind()
        return essays.order_by("-created_at", "-pk")

    def get_object(self, request, object_id, from_field=None):
        """Somebody else's essay is forbidden, and says so, rather than not found."""
        found = super().get_object(request, object_id, from_field)
        if found is None and is_key(object_id) and Article.objects.filter(pk=object_id).exists():
            raise PermissionDenied
        return found

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) and self._is_theirs(request, obj)

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and self._is_theirs(request, obj)

    def has_delete_permission(self, request, obj=None):
        is_unread = obj is None or obj.status in (Article.Status.DRAFT, Article.Status.SUBMITTED)
        return super().has_delete_permission(request, obj) and self._is_theirs(request, obj) and is_unread

    def get_actions(self, request):
        return {}

    def _is_theirs(self, request, obj):
        return obj is None or Article.objects.editable_by(request.user).filter(pk=obj.pk).exists()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change, **kwargs)
        form.user = request.user
        return form

    def get_changeform_initial_data(self, request):
        own = Author.objects.filter(user=request.user).values_list("pk", flat=True)
        return {"byline": list(own), "language": request.LANGUAGE_CODE}

    def save_form(self, request, form, change):
        if not change:
            form.instance.created_by = request.user
        return form.save(commit=False)

    def get_fieldsets(self, request, obj=None):
        """A text that readers have seen asks what was changed in it."""
        asked = fields_of_a_change(obj)
        change = [(gettext_lazy("For readers of the earlier text"), {"fields": asked})] if asked else []
        return [*self.fieldsets[:1], *change, *self.fieldsets[1:]]

    def save_revision(self, request, form):
        how = {"by": request.user, "based_on": form.base}
        if "_publish" in request.POST:
            return actions.publish(form.instance, form.freeze(), change=form.change, **how)
        verb = actions.submit if "_submit" in request.POST else actions.save_revision
        return verb(form.instance, form.freeze(), **how)

    def response_add(self, request, obj, post_url_continue=None):
        return self._after_saving(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self._after_saving(request, obj) or super().response_change(request, obj)

    def _after_saving(self, request, obj):
        """Where to go after our own buttons; None after Django's."""
        if "_preview" in request.POST:
            return redirect("admin:articles_article_preview", obj.pk)
        article = Article.objects.get(pk=obj.pk)
        if "_publish" in request.POST:
            messages.success(request, self._published_message(article))
        elif "_submit" in request.POST:
            messages.success(request, _("Submitted. An editor will read it."))
        elif "_draft" in request.POST:
            messages.success(request, self._saved_message(article))
        else:
            return None
        return redirect("admin:articles_article_change", obj.pk)

    def _published_message(self, article):
        if article.is_public:
            address = article.get_canonical_url()
            return format_html(_('Published: <a href="{}">see the essay</a>.'), address)
        return _("Scheduled: readers will see it from %s on.") % date_format(
            timezone.localtime(article.publish_at), "DATETIME_FORMAT"
        )

    def _saved_message(self, article):
        if article.is_live:
            return _("Draft saved. Readers see the published text until you publish the changes.")
        return _("Draft saved. Only you and the editors see it.")

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["media"] = Media.from_media(context["media"]).with_nonce(str(request.csp_nonce))
        context["may_publish"] = (
            actions.may_publish(request.user, obj) if obj else self._may_publish_new(request)
        )
        context["may_withdraw"] = bool(obj and obj.is_live) and request.user.has_perm(
            "articles.withdraw_article"
        )
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def _may_publish_new(self, request):
        is_reviewed = EssaySettings.objects.current().is_review_required
        return request.user.has_perm("articles.publish_article") or not is_reviewed

    def concept_names(self, request):
        """Suggestions for the concepts field, in the form select2 asks for."""
        term = request.GET.get("term", "")[:100]
        found = Concept.objects.filter(synonyms__name__icontains=term).distinct()[:10]
        results = [{"id": concept.name, "text": concept.label} for concept in found]
        return JsonResponse({"results": results, "pagination": {"more": False}})

    def preview(self, request, pk):
        """The newest revision as readers would see it."""
        article = self._theirs_or_refuse(request, pk)
        revision = article.revisions.newest_first().first()
        if revision is None:
            raise Http404
        reading = preview(article, revision.data)
        context = {
            "reading": reading,
            "article": reading.article,
            "disclaimer": EssaySettings.objects.current().disclaimer,
            "is_preview": True,
            "original": article,
        }
        return render(request, "articles/article.html", context)

    def withdraw(self, request, pk):
        article = self._theirs_or_refuse(request, pk)
        if not request.user.has_perm("articles.withdraw_article"):
            raise PermissionDenied
        form = WithdrawForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                actions.withdraw(article, by=request.user, reason=form.cleaned_data["reason"])
            except ValidationError as error:
                form.add_error("reason", error)
            else:
                messages.success(request, _("“%s” is withdrawn.") % article)
                return redirect("admin:articles_article_changelist")
        context = {
            **self.admin_site.each_context(request),
            "form": form,
            "article": article,
            "opts": self.opts,
        }
        return render(request, "admin/articles/article/withdraw.html", context)

    def _theirs_or_refuse(self, request, pk):
        article = get_object_or_404(Article, pk=pk)
        if not self.has_change_permission(request, article):
            raise PermissionDenied
        return article
