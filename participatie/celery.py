"""The Celery app: a worker and a beat process read it, on Redis or on the file system (see settings)."""

import os
import warnings

from celery import Celery
from celery.exceptions import SecurityWarning

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "participatie.settings")

app = Celery("participatie")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# `make run` as root on a trial machine is no news; in production the Dockerfile runs as another user.
warnings.filterwarnings("ignore", category=SecurityWarning)
