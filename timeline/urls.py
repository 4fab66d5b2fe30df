"""Addresses of the record."""

from django.urls import path, register_converter

from timeline import entry_views, views
from timeline.converters import EntryNumberConverter

register_converter(EntryNumberConverter, "number")

app_name = "timeline"
urlpatterns = [
    path("timeline/", views.index, name="index"),
    path("timeline/<number:number>/", views.entry, name="entry_number"),
    path("timeline/<number:number>-<slug:slug>/", views.entry, name="entry"),
    path("timeline/<number:number>/history/", entry_views.history, name="history"),
    path("processes/<number:number>/", entry_views.process, name="process"),
    path("actors/", views.actors, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("domains/", views.domains, name="domains"),
    path("domains/<slug:slug>/", views.domain, name="domain"),
]
