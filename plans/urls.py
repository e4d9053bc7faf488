"""Addresses of periods, submissions, the calendar, and time asked for."""

from django.urls import URLPattern, path

from plans.views import calendar, more_time, periods, reminders, submissions

app_name = "plans"
urlpatterns: list[URLPattern] = [
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/set/", calendar.set_day, name="set_day"),
    path("calendar/<int:pk>/remove/", calendar.remove_day, name="remove_day"),
    path("submissions/<int:pk>/more-time/", more_time.ask, name="ask_more_time"),
    path("requests/<int:pk>/", more_time.detail, name="extension_request"),
    path("requests/<int:pk>/grant/", more_time.grant, name="grant_request"),
    path("requests/<int:pk>/refuse/", more_time.refuse, name="refuse_request"),
    path("submissions/<int:pk>/remind/", reminders.remind, name="remind"),
    path("periods/<int:pk>/remind/", reminders.remind_late, name="remind_late"),
    path("periods/<int:pk>/adjust/", periods.adjust, name="adjust_period"),
    path("periods/<int:pk>/close/", periods.close, name="close_period"),
    path("submissions/<int:pk>/summary/", submissions.edit_summary, name="edit_summary"),
    path("submissions/<int:pk>/summary/autosave/", submissions.autosave_summary, name="autosave_summary"),
    path("submissions/<int:pk>/submit/", submissions.submit, name="submit"),
    path("submissions/<int:pk>/accept/", submissions.accept, name="accept"),
    path("submissions/<int:pk>/extend/", submissions.extend, name="extend"),
]
