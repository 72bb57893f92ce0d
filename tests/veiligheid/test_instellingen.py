"""A real site does not start with the doors of development open."""

import os
import subprocess
import sys

import pytest
from django.conf import settings


@pytest.mark.parametrize(
    ("site_url", "start"), [("https://meepraten.gemeente.example", False), ("http://localhost:8000", True)]
)
def test_een_site_op_https_start_niet_zonder_productie(site_url, start):
    omgeving = {k: v for k, v in os.environ.items() if k not in ("PRODUCTIE", "SITE_URL")} | {"SITE_URL": site_url}
    proef = subprocess.run(
        [sys.executable, "-c", "import participatie.settings"],
        cwd=settings.BASE_DIR,
        env=omgeving,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (proef.returncode == 0) is start, proef.stderr
    assert start or "PRODUCTIE=1" in proef.stderr
