"""What people say yes to, until the beheerder writes other words (avg.Grondtekst).

Kept word for word with the yes. Another text is another consent: do not mend them lightly.
"""

from django.utils.translation import gettext_lazy as _

from participatie.avg.models import Doel
from participatie.avg.services import Geldig, geldige_tekst

TOESTEMMING = _(
    "Ja, de gemeente mag mij vragen om mee te denken over hulp en ondersteuning. De gemeente bewaart daarvoor de"
    " gegevens die ik hier invul. Ik mag altijd nee zeggen op een vraag. Ik kan altijd stoppen: dan wist de gemeente"
    " mijn gegevens."
)
TOESTEMMING_ERVARING = _(
    "Ja, de gemeente mag bewaren wat ik invul over mijn ervaring met hulp of een uitkering, en over wat ik nodig heb om"
    " mee te doen. Dat mag alleen om mij te vragen voor wat bij mij past, en om het voor mij te regelen. Ik kan dit"
    " altijd intrekken: dan wist de gemeente dit meteen."
)
_STANDAARD = {Doel.BENADEREN: TOESTEMMING, Doel.ERVARING: TOESTEMMING_ERVARING}


def geldig(doel: str) -> Geldig:
    """The ground and the words that hold now, in the language of the reader."""
    return geldige_tekst(doel, str(_STANDAARD[doel]))
