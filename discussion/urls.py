"""Addresses of the conversation."""

from django.urls import path

from discussion import views

app_name = "discussion"
urlpatterns = [
    path("essays/<slug:slug>/comment/", views.comment, name="comment"),
    path("essays/<slug:slug>/react/", views.react, name="react"),
    path("comments/<int:pk>/report/", views.report, name="report"),
    path("house-rules/", views.rules, name="rules"),
]
