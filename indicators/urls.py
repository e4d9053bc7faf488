"""Addresses of targets."""

from django.urls import URLPattern, path

from indicators.views import accounts, targets

app_name = "indicators"
urlpatterns: list[URLPattern] = [
    path("", targets.listing, name="list"),
    path("<int:pk>/record/", targets.record, name="record"),
    path("<int:pk>/baseline/", targets.set_baseline, name="set_baseline"),
    path("submissions/<int:pk>/", accounts.edit, name="edit_statistics"),
    path("submissions/<int:pk>/autosave/", accounts.autosave, name="autosave_statistics"),
]
