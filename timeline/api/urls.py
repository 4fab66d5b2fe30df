"""Addresses of the API: one for all languages."""

from django.urls import path, register_converter

from timeline.api import views
from timeline.converters import EntryNumberConverter

register_converter(EntryNumberConverter, "entry_number")

app_name = "api"
urlpatterns = [
    path("", views.root, name="root"),
    path("openapi.json", views.openapi, name="openapi"),
    path("entries", views.entries, name="entries"),
    path("entries/<entry_number:number>", views.entry, name="entry"),
    path("actors", views.actors, name="actors"),
    path("actors/<slug:slug>", views.actor, name="actor"),
    path("domains", views.domains, name="domains"),
    path("domains/<slug:slug>", views.domain, name="domain"),
    path("concepts", views.concepts, name="concepts"),
    path("concepts/<slug:slug>", views.concept, name="concept"),
    path("<path:rest>", views.nothing, name="nothing"),
]
