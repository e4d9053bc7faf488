"""Addresses of targets."""

from django.urls import URLPattern, path

from indicators import views

app_name = "indicators"
urlpatterns: list[URLPattern] = [
    path("", views.listing, name="list"),
    path("<int:pk>/record/", views.record, name="record"),
    path("<int:pk>/baseline/", views.set_baseline, name="set_baseline"),
]
