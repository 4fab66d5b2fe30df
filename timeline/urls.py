"""Addresses of the record."""

from django.urls import path, register_converter

from timeline import views
from timeline.converters import EntryNumberConverter
from timeline.suggestions import views as suggestions

register_converter(EntryNumberConverter, "number")

app_name = "timeline"
urlpatterns = [
    path("timeline/", views.index, name="index"),
    path("timeline/<number:number>/", views.entry, name="entry_number"),
    path("timeline/<number:number>-<slug:slug>/", views.entry, name="entry"),
    path("timeline/suggest/", suggestions.suggest, name="suggest"),
    path("timeline/<number:number>/suggest/", suggestions.suggest, name="suggest_correction"),
    path("suggestions/<str:token>/", suggestions.suggestion, name="suggestion"),
    path("actors/", views.actors, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("domains/", views.domains, name="domains"),
    path("domains/<slug:slug>/", views.domain, name="domain"),
]
