"""Addresses of the essays."""

from django.urls import path

from articles import feeds, views

app_name = "articles"
urlpatterns = [
    path("essays/", views.index, name="index"),
    path("feeds/essays/", feeds.EssayFeed(), name="feed"),
    path("essays/<slug:slug>/", views.article, name="article"),
    path("essays/<slug:slug>/corrections/<int:number>/", views.changes, name="changes"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("authors/<slug:slug>/feed/", feeds.AuthorFeed(), name="author_feed"),
    path("categories/<slug:slug>/", views.category, name="category"),
    path("concepts/", views.concepts, name="concepts"),
    path("concepts/<slug:slug>/", views.concept, name="concept"),
]
