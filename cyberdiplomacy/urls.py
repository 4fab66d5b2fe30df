"""Every address of the site: English at the root, Indonesian under /id/."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.contrib.sitemaps import views as sitemap_views
from django.urls import include, path, re_path
from django.views.decorators.http import require_safe
from django.views.i18n import JavaScriptCatalog

from cyberdiplomacy import views
from cyberdiplomacy.search_page.views import search
from cyberdiplomacy.sitemaps import SECTIONS
from timeline.embed.views import oembed

handler400 = "cyberdiplomacy.errors.bad_request"
handler403 = "cyberdiplomacy.errors.forbidden"
handler404 = "cyberdiplomacy.errors.not_found"
handler500 = "cyberdiplomacy.errors.server_error"

sitemap_index, sitemap_section = require_safe(sitemap_views.index), require_safe(sitemap_views.sitemap)
named = {"sitemaps": SECTIONS, "sitemap_url_name": "sitemap_section"}

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap_index, named, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_section, {"sitemaps": SECTIONS}, name="sitemap_section"),
    path("api/v1/", include("timeline.api.urls")),
    path("oembed", oembed, name="oembed"),
    path("favicon.ico", views.favicon, name="favicon"),
    re_path(r"^media/(?P<path>.*)$", views.media, name="media"),
    *i18n_patterns(
        path("", views.home, name="home"),
        path("how-lists-are-made/", views.lists, name="lists"),
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
