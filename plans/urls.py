"""Addresses of periods and submissions."""

from django.urls import URLPattern, path

from plans.views import submissions

app_name = "plans"
urlpatterns: list[URLPattern] = [
    path("submissions/<int:pk>/summary/", submissions.edit_summary, name="edit_summary"),
    path("submissions/<int:pk>/submit/", submissions.submit, name="submit"),
    path("submissions/<int:pk>/return/", submissions.return_, name="return"),
    path("submissions/<int:pk>/accept/", submissions.accept, name="accept"),
    path("submissions/<int:pk>/extend/", submissions.extend, name="extend"),
]
