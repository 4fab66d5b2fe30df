"""Addresses of the record."""

from django.urls import path, register_converter

from timeline import views
from timeline.api import pages as api_pages
from timeline.converters import EntryNumberConverter
from timeline.embed import views as embed_views

register_converter(EntryNumberConverter, "number")

app_name = "timeline"
urlpatterns = [
    path("timeline/", views.index, name="index"),
    path("timeline/<number:number>/", views.entry, name="entry_number"),
    path("timeline/<number:number>-<slug:slug>/", views.entry, name="entry"),
    path("actors/", views.actors, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("domains/", views.domains, name="domains"),
    path("domains/<slug:slug>/", views.domain, name="domain"),
    path("api/", api_pages.about, name="api"),
    path("embed/timeline", embed_views.view, name="embed"),
    path("embed/timeline/<number:number>", embed_views.entry, name="embed_entry"),
]
