"""Authors, categories, places on the home page and the settings for essays."""

from django.contrib import admin, messages
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import cards, cited_texts
from articles.admin.choosing import ChoosingAdmin
from articles.models import Article, Author, Category, EssaySettings, HomeSlot, Video
from timeline.admin.findable import FindableAdmin

FEW_ESSAYS = 50  # whose citations are made anew while somebody waits


@admin.register(Author)
class AuthorAdmin(FindableAdmin):
    search_tag = "author"
    list_display = ["name", "affiliation", "user"]
    list_select_related = ["user"]
    search_fields = ["name", "affiliation", "user__username"]
    autocomplete_fields = ["user", "photo"]
    prepopulated_fields = {"slug": ["name"]}

    def save_model(self, request, obj, form, change):
        """A new name is drawn on the cards of the author's essays."""
        super().save_model(request, obj, form, change)
        if change and "name" in form.changed_data:
            essays = list(Article.objects.live().filter(authors=obj).only("pk"))
            transaction.on_commit(lambda: [cards.draw_for(essay) for essay in essays], robust=True)

    def has_change_permission(self, request, obj=None):
        """Bloggers change their own entry; whoever may add authors changes all."""
        is_own = obj is None or obj.user_id == request.user.pk
        return super().has_change_permission(request, obj) and (is_own or self._keeps_authors(request))

    def get_readonly_fields(self, request, obj=None):
        return [] if self._keeps_authors(request) else ["user", "slug"]

    def get_prepopulated_fields(self, request, obj=None):
        return self.prepopulated_fields if self._keeps_authors(request) else {}

    def _keeps_authors(self, request):
        return request.user.has_perm("articles.add_author")


@admin.register(Category)
class CategoryAdmin(FindableAdmin):
    search_tag = "category"
    list_display = ["name_en", "name_id", "position"]
    search_fields = ["name_en", "name_id"]
    prepopulated_fields = {"slug": ["name_en"]}


@admin.register(Video)
class VideoAdmin(ChoosingAdmin):
    list_display = ["title_en", "source", "address"]
    search_fields = ["title_en", "title_id", "source"]
    autocomplete_fields = ["still"]


@admin.register(HomeSlot)
class HomeSlotAdmin(ChoosingAdmin):
    list_display = ["shown", "block", "starts_at", "ends_at", "chosen_by"]
    list_filter = ["block"]
    list_select_related = ["article", "video", "chosen_by"]
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["article__title", "video__title_en", "video__title_id"]
    autocomplete_fields = ["article", "video"]

    @admin.display(description=gettext_lazy("shown"))
    def shown(self, slot):
        return slot.article or slot.video

    def save_model(self, request, obj, form, change):
        """Whoever only moves its end has not chosen it."""
        if not change or {"block", "article", "video"} & set(form.changed_data):
            obj.chosen_by = request.user
        super().save_model(request, obj, form, change)


@admin.register(EssaySettings)
class EssaySettingsAdmin(admin.ModelAdmin):
    def save_model(self, request, obj, form, change):
        """Another style shows in the essays that choose none; where they are many, a command does it."""
        super().save_model(request, obj, form, change)
        if "citation_style" not in form.changed_data:
            return
        if Article.objects.live().count() > FEW_ESSAYS:
            text = _("Run “manage.py render_citations” to show the new style of citations in all essays.")
            self.message_user(request, text, messages.WARNING)
        else:
            cited_texts.keep_all()

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not EssaySettings.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False
