"""Forms, one module per subject; callers import from here."""

from meedenkers.forms.meedenker import (
    TOESTEMMING,
    AkkoordForm,
    MeedenkerFilter,
    MeedenkerForm,
    NamensForm,
    PauzeForm,
)
from meedenkers.forms.verzoek import AntwoordForm, VerzoekFilter, VerzoekForm

__all__ = [
    "TOESTEMMING",
    "AkkoordForm",
    "AntwoordForm",
    "MeedenkerFilter",
    "MeedenkerForm",
    "NamensForm",
    "PauzeForm",
    "VerzoekFilter",
    "VerzoekForm",
]
