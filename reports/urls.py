"""Addresses of compiled reports and of the pages that show several apps at once."""

from django.urls import URLPattern, path

from reports.views import reports

app_name = "reports"
urlpatterns: list[URLPattern] = [
    path("", reports.listing, name="list"),
    path("periods/<int:pk>/request/", reports.request_report, name="request"),
    path("<int:pk>/", reports.detail, name="detail"),
    path("<int:pk>/progress/", reports.progress, name="progress"),
    path("<int:pk>/retry/", reports.retry, name="retry"),
    path("<int:pk>/files/<slug:format>/", reports.download, name="download"),
]
