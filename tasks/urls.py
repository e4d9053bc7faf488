"""Addresses of tasks, entries and evidence."""

from django.urls import URLPattern, path

from tasks.views import evidence, progress

app_name = "tasks"
urlpatterns: list[URLPattern] = [
    path("progress/<int:pk>/", progress.edit, name="edit_progress"),
    path("progress/<int:pk>/comment/", progress.comment, name="comment"),
    path("progress/<int:pk>/evidence/", evidence.upload, name="upload_evidence"),
    path("evidence/<int:pk>/", evidence.download, name="download_evidence"),
    path("evidence/<int:pk>/remove/", evidence.remove, name="remove_evidence"),
]
