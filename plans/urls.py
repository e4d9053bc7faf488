"""Addresses of periods and submissions."""

from django.urls import URLPattern, path

from plans.views import periods, submissions

app_name = "plans"
urlpatterns: list[URLPattern] = [
    path("periods/<int:pk>/adjust/", periods.adjust, name="adjust_period"),
    path("periods/<int:pk>/close/", periods.close, name="close_period"),
    path("submissions/<int:pk>/summary/", submissions.edit_summary, name="edit_summary"),
    path("submissions/<int:pk>/summary/autosave/", submissions.autosave_summary, name="autosave_summary"),
    path("submissions/<int:pk>/submit/", submissions.submit, name="submit"),
    path("submissions/<int:pk>/accept/", submissions.accept, name="accept"),
    path("submissions/<int:pk>/extend/", submissions.extend, name="extend"),
]
