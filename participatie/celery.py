"""The Celery app: a worker and a beat process read it, on Redis or on the file system (see settings)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participatie.settings")

app = Celery("participatie")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
