"""Addresses of the record."""

from django.urls import path, register_converter

from timeline import citing_views, crossing_views, entry_views, views, vocabulary_views
from timeline import export_views as exports
from timeline.api import pages as api_pages
from timeline.codebook import views as codebook
from timeline.converters import EntryNumberConverter, VersionConverter
from timeline.dataset import views as dataset
from timeline.embed import views as embed_views
from timeline.exports import bibtex, csv_file, json_file, json_lines, ris
from timeline.feeds import atom, json_feed
from timeline.suggestions import views as suggestions

register_converter(EntryNumberConverter, "number")
register_converter(VersionConverter, "version")

app_name = "timeline"
urlpatterns = [
    path("timeline/", views.index, name="index"),
    path("timeline/compare/", crossing_views.compare, name="compare"),
    path("timeline/who-acts-where/", crossing_views.who_acts_where, name="who_acts_where"),
    path("timeline/<number:number>/", views.entry, name="entry_number"),
    path("timeline/<number:number>-<slug:slug>/", views.entry, name="entry"),
    path("timeline/suggest/", suggestions.suggest, name="suggest"),
    path("timeline/<number:number>/suggest/", suggestions.suggest, name="suggest_correction"),
    path("suggestions/<slug:token>/", suggestions.suggestion, name="suggestion"),
    path("timeline/<number:number>/history/", entry_views.history, name="history"),
    path("timeline/<number:number>/card/", entry_views.card, name="card"),
    path("processes/<number:number>/", entry_views.process, name="process"),
    path("timeline.csv", exports.file, {"form": csv_file}, name="csv"),
    path("timeline.csv-metadata.json", exports.metadata_of_csv, name="csv_metadata"),
    path("timeline.json", exports.file, {"form": json_file}, name="json"),
    path("timeline.jsonl", exports.file, {"form": json_lines}, name="jsonl"),
    path("timeline.jsonl-metadata.json", exports.metadata_of_json_lines, name="jsonl_metadata"),
    path("timeline.bib", exports.file, {"form": bibtex}, name="bib"),
    path("timeline.ris", exports.file, {"form": ris}, name="ris"),
    path("timeline.ics", exports.calendar, name="ics"),
    path("timeline.atom", exports.feed, {"form": atom}, name="atom"),
    path("timeline.feed.json", exports.feed, {"form": json_feed}, name="json_feed"),
    path("actors/", vocabulary_views.actors, name="actors"),
    path("actors/<slug:slug>/", vocabulary_views.actor, name="actor"),
    path("domains/", vocabulary_views.domains, name="domains"),
    path("domains/<slug:slug>/", vocabulary_views.domain, name="domain"),
    path("api/", api_pages.about, name="api"),
    path("embed/timeline", embed_views.view, name="embed"),
    path("embed/timeline/<number:number>", embed_views.entry, name="embed_entry"),
    path("timeline/<number:number>.bib", citing_views.entry_bib, name="entry_bib"),
    path("codebook/", codebook.page, name="codebook"),
    path("codebook.json", codebook.as_json, name="codebook_json"),
    path("codebook.csv", codebook.as_csv, name="codebook_csv"),
    path("data/", dataset.versions, name="data"),
    path("data/<version:number>/", dataset.version, name="data_version"),
    path("data/<version:older>...<version:newer>/", dataset.comparison, name="data_comparison"),
    path("data/<version:number>/<str:name>", dataset.file, name="data_file"),
]
