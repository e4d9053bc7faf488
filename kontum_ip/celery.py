"""The Celery application: jobs live in each app's `jobs.py`."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kontum_ip.settings")

# By name: the class needs the models, which are not there yet.
app = Celery("kontum_ip", task_cls="kontum_ip.runs:RecordedTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
# `related_name`: an app of ours is called `tasks`, which Celery's default would take for a module of jobs.
app.autodiscover_tasks(related_name="jobs")
