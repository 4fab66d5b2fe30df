"""Addresses of the record."""

from django.urls import path, register_converter

from timeline import crossing_views, views
from timeline.converters import EntryNumberConverter

register_converter(EntryNumberConverter, "number")

app_name = "timeline"
urlpatterns = [
    path("timeline/", views.index, name="index"),
    path("timeline/compare/", crossing_views.compare, name="compare"),
    path("timeline/who-acts-where/", crossing_views.who_acts_where, name="who_acts_where"),
    path("timeline/<number:number>/", views.entry, name="entry_number"),
    path("timeline/<number:number>-<slug:slug>/", views.entry, name="entry"),
    path("actors/", views.actors, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("domains/", views.domains, name="domains"),
    path("domains/<slug:slug>/", views.domain, name="domain"),
]
