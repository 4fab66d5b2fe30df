"""Logins in the admin, and the admin's own login."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.admin import UserAdmin
from taggit.models import Tag

# The admin's login is allauth's: limited attempts, confirmed addresses.
admin.site.login = secure_admin_login(admin.site.login)
admin.site.unregister(get_user_model())
admin.site.unregister(Tag)  # concepts take its place

CHOOSERS = ("discussion.change_standing", "articles.add_author")


@admin.register(get_user_model())
class PersonAdmin(UserAdmin):
    """Moderators and editors may choose a person by user name; only owners see the rest."""

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or self._is_choosing(request)

    def has_change_permission(self, request, obj=None):
        is_reserved = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not is_reserved

    def get_readonly_fields(self, request, obj=None):
        """Nobody makes a superuser but a superuser."""
        return [] if request.user.is_superuser else ["is_superuser", "user_permissions"]

    def get_search_fields(self, request):
        return ["username"] if self._is_choosing(request) else super().get_search_fields(request)

    def _is_choosing(self, request):
        is_autocomplete = request.resolver_match and request.resolver_match.url_name == "autocomplete"
        return bool(is_autocomplete) and any(request.user.has_perm(one) for one in CHOOSERS)
