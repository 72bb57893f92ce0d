"""Forms, one module per subject; callers import from here."""

from meedenkers.forms.aanmelden import DoorgeefForm, ErvaringForm, JaForm, VoorkeurenForm
from meedenkers.forms.meedenker import AkkoordForm, MeedenkerFilter, NamensForm, PauzeForm
from meedenkers.forms.selectie import BelastingFilter, HerlootForm, OpzetForm, WisselForm, ZoekForm
from meedenkers.forms.verzoek import AntwoordForm, VerzoekFilter, VerzoekForm
from meedenkers.teksten import TOESTEMMING

__all__ = [
    "TOESTEMMING",
    "AkkoordForm",
    "AntwoordForm",
    "BelastingFilter",
    "DoorgeefForm",
    "ErvaringForm",
    "HerlootForm",
    "JaForm",
    "MeedenkerFilter",
    "NamensForm",
    "OpzetForm",
    "PauzeForm",
    "VerzoekFilter",
    "VerzoekForm",
    "VoorkeurenForm",
    "WisselForm",
    "ZoekForm",
]
