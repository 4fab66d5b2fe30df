"""Revisions: a form's data kept as append-only rows."""

from django.apps import AppConfig


class RevisionsConfig(AppConfig):
    name = "revisions"
