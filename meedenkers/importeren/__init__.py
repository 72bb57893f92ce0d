"""The import of meedenkers from a spreadsheet: read, preview per row, store when confirmed, all or nothing."""

from meedenkers.importeren.keuzes import geef_niet_vrij, geef_vrij, kies
from meedenkers.importeren.services import annuleren, bevestigen, lees_in, lees_opnieuw, verwerk

__all__ = ["annuleren", "bevestigen", "geef_niet_vrij", "geef_vrij", "kies", "lees_in", "lees_opnieuw", "verwerk"]
