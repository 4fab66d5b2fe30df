"""Every address of the site: English at the root, Indonesian under /id/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path
from django.views.i18n import JavaScriptCatalog

from cyberdiplomacy import views
from cyberdiplomacy.search_page.views import search

handler400 = "cyberdiplomacy.errors.bad_request"
handler403 = "cyberdiplomacy.errors.forbidden"
handler404 = "cyberdiplomacy.errors.not_found"
handler500 = "cyberdiplomacy.errors.server_error"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("favicon.ico", views.favicon, name="favicon"),
    re_path(r"^media/(?P<path>.*)$", views.media, name="media"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("search/", search, name="search"),
        path("admin/", admin.site.urls),
        path("accounts/", include("allauth.urls")),
        path("jsi18n/", JavaScriptCatalog.as_view(), name="jsi18n"),
        path("", include("timeline.urls")),
        path("", include("discussion.urls")),
        path("", include("articles.urls")),
        prefix_default_language=False,
    ),
]
