"""Addresses of tasks, entries, evidence and obstacles."""

from django.urls import URLPattern, path

from tasks.views import decisions, evidence, obstacles, plan, progress, task

app_name = "tasks"
urlpatterns: list[URLPattern] = [
    path("plans/", plan.plans, name="plans"),
    path("plans/<int:pk>/", plan.plan, name="plan"),
    path("<int:pk>/", task.detail, name="detail"),
    path("<int:pk>/proof/", task.proof, name="proof"),
    path("<int:pk>/history/", task.history, name="history"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("responsibilities/<int:pk>/choose/", decisions.choose_successor, name="choose_successor"),
    path("triggers/<int:pk>/record/", decisions.record_trigger, name="record_trigger"),
    path("periods/<int:pk>/open/", decisions.open_period, name="open_period"),
    path("progress/<int:pk>/", progress.edit, name="edit_progress"),
    path("obstacles/", obstacles.listing, name="obstacles"),
    path("obstacles/raise/", obstacles.raise_, name="raise_obstacle"),
    path("obstacles/<int:pk>/", obstacles.detail, name="obstacle"),
    path("obstacles/<int:pk>/forward/", obstacles.forward, name="forward_obstacle"),
    path("obstacles/<int:pk>/answer/", obstacles.answer, name="answer_obstacle"),
    path("obstacles/<int:pk>/close/", obstacles.close, name="close_obstacle"),
    path("progress/<int:pk>/autosave/", progress.autosave, name="autosave_progress"),
    path("progress/<int:pk>/evidence/", evidence.attach, name="attach_evidence"),
    path("evidence/<int:pk>/", evidence.download, name="download_evidence"),
]
