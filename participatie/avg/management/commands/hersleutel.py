"""Encrypt everything again with the first key of GEGEVENSSLEUTELS, so that an old key can be taken away."""

from django.core.management.base import BaseCommand

from participatie.avg.hersleutelen import hersleutel


class Command(BaseCommand):
    help = "Versleutel alle versleutelde velden opnieuw met de eerste sleutel van GEGEVENSSLEUTELS."

    def handle(self, *args, **options):
        for model, aantal in hersleutel().items():
            self.stdout.write(f"{model}: {aantal}")
