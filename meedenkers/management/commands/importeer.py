"""`manage.py importeer BESTAND [--panel NAAM] --bevestig`: the import of the screens, from the command line."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from meedenkers import importeren
from meedenkers.importeren.kolommen import VELDEN
from meedenkers.models import Uitkomst
from participatie.audit.actor import Actor
from participatie.contacten.bestanden import MAX_BYTES
from participatie.workflow.kern import Afgewezen, Conflict


class Command(BaseCommand):
    help = "Leest een lijst met meedenkers in. Zonder --bevestig wordt niets opgeslagen."

    def add_arguments(self, parser):
        parser.add_argument("bestand", type=Path)
        parser.add_argument("--panel", default="", help="De mensen in de lijst komen in dit panel.")
        parser.add_argument("--bevestig", action="store_true", help="Sla de mensen op.")

    def handle(self, *args, bestand: Path, panel: str, bevestig: bool, **options):
        door = Actor.systeem("importeer")
        try:
            with bestand.open("rb") as stroom:
                inhoud = stroom.read(MAX_BYTES + 1)
            taak = importeren.lees_in(naam=bestand.name, inhoud=inhoud, door=door, panel_naam=panel, wacht=True)
            if ontbreekt := taak.kolommen["ontbreekt"]:
                importeren.annuleren(taak=taak, door=door)
                namen = ", ".join(str(VELDEN[v]) for v in ontbreekt)
                raise CommandError(_("Deze kolommen vinden wij niet: %(namen)s.") % {"namen": namen})
            if bevestig:
                importeren.bevestigen(taak=taak, door=door)
                tellingen = importeren.verwerk(taak.pk)
            else:
                tellingen = taak.tellingen
                importeren.annuleren(taak=taak, door=door)
        except OSError as fout:
            raise CommandError(_("Het bestand is niet te openen: %(fout)s") % {"fout": fout.strerror}) from fout
        except ValidationError as fout:
            raise CommandError(" ".join(fout.messages)) from fout
        except (Afgewezen, Conflict) as fout:
            raise CommandError(str(fout)) from fout
        self.stdout.write(" ".join(f"{u}={tellingen[u]}" for u in Uitkomst))
        if not bevestig:
            self.stdout.write(_("Er is niets opgeslagen. Voeg --bevestig toe om dat wel te doen."))
