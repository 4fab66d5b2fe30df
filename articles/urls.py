"""Addresses of the essays."""

from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [
    path("essays/", views.index, name="index"),
    path("essays/<slug:slug>/", views.article, name="article"),
    path("authors/<slug:slug>/", views.author, name="author"),
    path("categories/<slug:slug>/", views.category, name="category"),
    path("concepts/", views.concepts, name="concepts"),
    path("concepts/<slug:slug>/", views.concept, name="concept"),
]
