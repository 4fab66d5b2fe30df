"""Addresses of the record."""

from django.urls import path, register_converter

from timeline import citing_views, views
from timeline.codebook import views as codebook
from timeline.converters import EntryNumberConverter, VersionConverter
from timeline.dataset import views as dataset

register_converter(EntryNumberConverter, "number")
register_converter(VersionConverter, "version")

app_name = "timeline"
urlpatterns = [
    path("timeline/", views.index, name="index"),
    path("timeline/<number:number>/", views.entry, name="entry_number"),
    path("timeline/<number:number>-<slug:slug>/", views.entry, name="entry"),
    path("actors/", views.actors, name="actors"),
    path("actors/<slug:slug>/", views.actor, name="actor"),
    path("domains/", views.domains, name="domains"),
    path("domains/<slug:slug>/", views.domain, name="domain"),
    path("timeline/<number:number>.bib", citing_views.entry_bib, name="entry_bib"),
    path("codebook/", codebook.page, name="codebook"),
    path("codebook.json", codebook.as_json, name="codebook_json"),
    path("codebook.csv", codebook.as_csv, name="codebook_csv"),
    path("data/", dataset.versions, name="data"),
    path("data/<version:number>/", dataset.version, name="data_version"),
    path("data/<version:older>...<version:newer>/", dataset.comparison, name="data_comparison"),
    path("data/<version:number>/<str:name>", dataset.file, name="data_file"),
]
