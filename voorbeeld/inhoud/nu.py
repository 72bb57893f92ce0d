"""This year: what runs, around today. Days are counted from today."""

TRAJECTEN_NU = [
    (
        "Huishoudelijke hulp: wat is schoon genoeg?",
        "Wij schrijven nieuwe regels voor hulp in huis.",
        "Wat er in elk huis gedaan moet worden en hoe wij dat samen met u afspreken.",
        "Iedereen met een indicatie houdt hulp.",
        "wmo",
        ["Huishoudelijke hulp", "Wmo"],
        "adviseren",
        "ambtenaar",
        (1, 12),
    ),
    (
        "Sneller hulp bij schulden",
        "Van uw eerste telefoontje tot een afspraak duurt het te lang.",
        "Hoe u ons bereikt en wat u vooraf moet invullen.",
        "De wettelijke wachttijd is hooguit vier weken.",
        "anders",
        ["Schulden", "Werk en inkomen"],
        "coproduceren",
        "ambtenaar.werk",
        (1, 12),
    ),
    (
        "Rust voor mantelzorgers",
        "Wie voor een ander zorgt, heeft soms vrije tijd nodig.",
        "Welke hulp u even vrij geeft en hoe u die aanvraagt.",
        "Het budget voor dit jaar staat vast.",
        "wmo",
        ["Mantelzorg"],
        "raadplegen",
        "ambtenaar",
        (3, 11),
    ),
    (
        "Jeugdhulp op school",
        "Hulp op school helpt eerder. Hoe moet dat er op uw school uitzien?",
        "Waar de hulp is, wie het doet en hoe ouders meedoen.",
        "",
        "jeugdwet",
        ["Jeugd", "Opvoeden"],
        "adviseren",
        "ambtenaar.jeugd",
        (2, 12),
    ),
    (
        "Dagbesteding in de eigen wijk",
        "Dagbesteding dichtbij scheelt reizen. Wat is er in uw wijk nodig?",
        "Welke plekken en welke activiteiten.",
        "Het vervoer regelen wij apart.",
        "wmo",
        ["Dagbesteding"],
        "coproduceren",
        "ambtenaar",
        (5, 12),
    ),
    (
        "Brieven die u begrijpt",
        "Onze brieven over geld en hulp zijn te moeilijk. Wij herschrijven ze samen met u.",
        "De woorden, de volgorde en wat er bovenaan staat.",
        "Wat volgens de wet in een besluit moet staan.",
        "participatiewet",
        ["Participatiewet", "PGB"],
        "coproduceren",
        "ambtenaar.werk",
        (1, 6),
    ),
]

# this year, around today: key, days from today, hour, title, kind, district, place, seats, trajecten that it is about
KOMEND = [
    (
        "morgen",
        1,
        14,
        "Gesprek in Westzaan over rondkomen",
        "inbrenggesprek",
        "Westzaan",
        "Buurthuis Het Anker",
        25,
        [1],
    ),
    (
        "rooswijk",
        8,
        10,
        "Gesprek in Rooswijk over dagbesteding",
        "inbrenggesprek",
        "Rooswijk",
        "De Ontmoeting",
        20,
        [4],
    ),
]

# the two town-wide ones: ahead, or as many days back where that would be next year
GROOT = [
    ("jeugd", 64, 13, "Grote inloop over jeugd en gezin", "inloop", "Zaandam-Zuid", "Wijkgebouw De Vijver", 150, [3]),
    ("midden", 22, 14, "Grote inloop in het midden", "inloop", "Kogerveld", "Theater De Sluis", 150, [1, 2]),
]

BEZOEKERS_GROOT = {"jeugd": (83, [8, 7, 8, 8]), "midden": (96, [8, 8, 7, 8, 9])}

# running this year, by what was learned; `bij` names the meeting where it came up, if that was held already
ADVIEZEN_NU = [
    dict(
        titel="Zet bovenaan de brief wat u moet doen",
        bij="midden",
        tekst="Mensen lezen alleen het begin van een brief. Daar moet staan wat zij moeten doen en voor welke datum.",
        route="quick_win",
        themas=["Participatiewet"],
        owner="ambtenaar.werk",
        inbreng=["Ik las pas op bladzijde twee dat ik moest bellen.", "Zet de datum groot bovenaan."],
        actie="De vijf brieven die het meest worden verstuurd, krijgen een nieuw begin.",
        bewijs="De vijf brieven zijn vernieuwd en getest met acht mensen.",
        antwoord="De vijf brieven die wij het meest sturen, beginnen nu met wat u moet doen en wanneer.",
        uitkomst="uitgevoerd",
        staat="klaar",
    ),
    dict(
        titel="Mantelzorgers willen een vaste vrije dag",
        tekst="Een vaste dag waarop iemand anders de zorg overneemt, helpt meer dan losse uren.",
        route="nieuw_beleid",
        themas=["Mantelzorg"],
        owner="ambtenaar",
        inbreng=[
            "Ik wil één dag weten dat ik vrij ben.",
            "Losse uren helpen mij niet, dan ben ik net weg en moet ik terug.",
            "Ik zorg al twaalf jaar voor mijn man.",
        ],
        staat="bij_commissie",
    ),
    dict(
        titel="Spreek samen af wat schoon is",
        tekst="Wat schoon is, verschilt per huis. Mensen willen het samen met hun hulp afspreken.",
        route="verbinden",
        themas=["Huishoudelijke hulp"],
        owner="ambtenaar",
        traject=0,
        inbreng=["De ramen vind ik belangrijker dan de kastjes.", "Mijn hulp weet het beste wat nodig is."],
        staat="loopt",
    ),
]

# came up at the meeting about youth, where that was held already
ADVIES_JEUGD = dict(
    titel="Een vast gezicht voor ouders op school",
    bij="jeugd",
    tekst="Ouders weten op school niet bij wie zij moeten zijn. Zij willen een vast persoon die zij kennen.",
    route="quick_win",
    themas=["Jeugd", "Opvoeden"],
    owner="ambtenaar.jeugd",
    inbreng=[
        "Elke keer legde ik het aan iemand anders uit.",
        "Op het schoolplein durf ik het wel te vragen, aan een loket niet.",
        "Ik kende de jongerenwerker al, dat praat makkelijker.",
    ],
    actie="Op drie scholen staat elke maandag iemand van het jeugdteam op het schoolplein.",
    bewijs="Op de drie scholen hangt een foto met de naam en het nummer.",
    antwoord="Op drie scholen is elke maandag iemand van het jeugdteam. U kent dus een gezicht en een naam.",
    uitkomst="uitgevoerd",
    staat="klaar",
)

NIEUWE_INBRENG = [
    ("Op school weet niemand bij wie ik moet zijn voor hulp aan mijn dochter.", "Jeugd", False),
    ("De dagbesteding is leuk, maar ik zit anderhalf uur in een busje.", "Dagbesteding", False),
    ("Ik sta op straat als ik morgen niet betaal. Kan iemand mij bellen?", "Schulden", True),
    ("Het spreekuur is fijn, maar altijd op woensdag. Dan werk ik.", "PGB", False),
]

TE_LAAT = "Ik vroeg weken geleden wie mijn nieuwe hulp wordt. Ik heb nog steeds niets gehoord."
