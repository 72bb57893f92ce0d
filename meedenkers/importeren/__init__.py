"""The import of meedenkers from a spreadsheet: read, preview per row, store when confirmed, all or nothing."""

from meedenkers.importeren.services import annuleren, bevestigen, lees_in, lees_opnieuw, verwerk

__all__ = ["annuleren", "bevestigen", "lees_in", "lees_opnieuw", "verwerk"]
