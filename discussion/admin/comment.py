"""Comments, and the queue in which moderators decide about them."""

from django.contrib import admin
from django.urls import path

from discussion.admin.read_only import ReadOnlyAdmin
from discussion.desk import queue
from discussion.models import Comment


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    change_list_template = "admin/discussion/comment/change_list.html"
    list_display = ["excerpt", "user", "article", "status", "hold", "created_at"]
    list_filter = ["status", "hold"]
    list_select_related = ["user", "article"]
    list_per_page = 50
    show_facets = admin.ShowFacets.ALWAYS
    search_fields = ["body", "user__username", "article__title"]

    def get_urls(self):
        view = self.admin_site.admin_view(queue)
        return [path("queue/", view, name="discussion_comment_queue"), *super().get_urls()]

    @admin.display(description=Comment._meta.get_field("body").verbose_name)
    def excerpt(self, comment):
        return comment.body[:80]
