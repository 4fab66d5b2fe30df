"""Addresses of the essays."""

from django.urls import path

from articles import citing_views, views
from articles.feeds import views as feeds
from articles.paths import views as paths
from timeline.feeds import atom, json_feed

app_name = "articles"
urlpatterns = [
    path("essays/", views.index, name="index"),
    path("feeds/essays/", feeds.site, {"form": atom}, name="feed"),
    path("feeds/essays/json/", feeds.site, {"form": json_feed}, name="feed_json"),
    path("feeds/essays/<slug:language>/", feeds.language, {"form": atom}, name="language_feed"),
    path(
        "feeds/essays/<slug:language>/json/", feeds.language, {"form": json_feed}, name="language_feed_json"
    ),
    path("essays/<slug:slug>/", views.article, name="article"),
    path("essays/<slug:slug>.bib", citing_views.file, {"suffix": "bib"}, name="bib"),
    path("essays/<slug:slug>.ris", citing_views.file, {"suffix": "ris"}, name="ris"),
    path("essays/<slug:slug>.csl.json", citing_views.file, {"suffix": "csl.json"}, name="csl_json"),
    path("essays/<slug:slug>/corrections/<int:number>/", views.changes, name="changes"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("authors/<slug:slug>/feed/", feeds.author, {"form": atom}, name="author_feed"),
    path("authors/<slug:slug>/feed/json/", feeds.author, {"form": json_feed}, name="author_feed_json"),
    path("categories/<slug:slug>/", views.category, name="category"),
    path("categories/<slug:slug>/feed/", feeds.category, {"form": atom}, name="category_feed"),
    path("categories/<slug:slug>/feed/json/", feeds.category, {"form": json_feed}, name="category_feed_json"),
    path("concepts/", views.concepts, name="concepts"),
    path("concepts/<slug:slug>/", views.concept, name="concept"),
    path("concepts/<slug:slug>/feed/", feeds.concept, {"form": atom}, name="concept_feed"),
    path("concepts/<slug:slug>/feed/json/", feeds.concept, {"form": json_feed}, name="concept_feed_json"),
    path("paths/", paths.index, name="paths"),
    path("paths/<slug:slug>/", paths.path, name="path"),
    path("embed/paths/<slug:slug>/", paths.embedded, name="embedded_path"),
]
