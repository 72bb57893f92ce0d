"""Write docs/statussen.md from the tables of transitions."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from participatie.workflow.overzicht import als_markdown


class Command(BaseCommand):
    help = "Schrijf docs/statussen.md uit de tabellen met overgangen."

    def handle(self, *args, **options):
        Path(settings.BASE_DIR, "docs", "statussen.md").write_text(als_markdown())
