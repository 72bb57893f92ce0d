from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from participatie import klok
from participatie.accounts.models import User
from voorbeeld.laden import is_geladen, laad


class Command(BaseCommand):
    help = (
        "Load the example: a fictional municipality with a finished and a running year. Idempotent; not in production."
    )

    def add_arguments(self, parser):
        parser.add_argument("--vandaag", type=date.fromisoformat, help="build it around this date (YYYY-MM-DD)")
        parser.add_argument("--als-leeg", action="store_true", help="only where nobody has an account yet")

    def handle(self, *, vandaag, als_leeg, **options):
        if settings.PRODUCTIE:
            raise CommandError("Het voorbeeld hoort niet in productie.")
        if is_geladen() or (als_leeg and User.objects.exists()):
            self.stdout.write("Het voorbeeld is er al, of er staan al gegevens in: er is niets veranderd.")
            return
        if User.objects.exists():
            raise CommandError("Er staan al gegevens in deze database. Laad het voorbeeld in een lege database.")
        laad(vandaag=vandaag or klok.vandaag())
        self.stdout.write(self.style.SUCCESS("Het voorbeeld is geladen."))
