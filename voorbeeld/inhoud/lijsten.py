"""Districts, themes, people and criteria: what both years share."""

WIJKEN = [
    "Assendelft",
    "De Hoeven",
    "Havenkwartier",
    "Kogerveld",
    "Koog aan de Zaan",
    "Krommenie",
    "Peldersveld",
    "Poelenburg",
    "Rooswijk",
    "Westzaan",
    "Wormerveer",
    "Zaandam-Zuid",
]

# Inhabitants per district and per age, to compare the list of meedenkers with.
INWONERS = {
    "Assendelft": 21_400,
    "De Hoeven": 8_200,
    "Havenkwartier": 6_900,
    "Kogerveld": 8_800,
    "Koog aan de Zaan": 13_100,
    "Krommenie": 16_900,
    "Peldersveld": 8_700,
    "Poelenburg": 7_900,
    "Rooswijk": 6_300,
    "Westzaan": 5_200,
    "Wormerveer": 17_200,
    "Zaandam-Zuid": 21_800,
}

LEEFTIJDEN = {"16-25": 17_300, "26-40": 28_900, "41-64": 45_600, "65+": 27_400}

THEMAS = {
    "Beschut werk": "Werk op een plek die bij u past",
    "Dagbesteding": "Iets te doen hebben overdag",
    "Huishoudelijke hulp": "Hulp bij het schoonmaken en opruimen",
    "Jeugd": "Hulp voor kinderen en jongeren",
    "Mantelzorg": "Zorgen voor iemand die u kent",
    "Opvoeden": "Hulp bij het opvoeden",
    "Participatiewet": "Uitkering en hulp bij werk zoeken",
    "PGB": "Zelf hulp inkopen met een budget",
    "Schulden": "Hulp als u niet kunt betalen",
    "Werk en inkomen": "Rondkomen en werk vinden",
    "Wmo": "Hulp en ondersteuning thuis",
    "Wonen met begeleiding": "Wonen met hulp dichtbij",
}

ERVARINGEN = ["Een uitkering", "Hulp bij het huishouden", "Jeugdhulp", "Schulden", "Zorgen voor een ander"]

AFDELINGEN = ["Werk en inkomen", "Wmo en zorg", "Jeugd", "Wijken"]

# e-mail name, name, department, roles
PERSONEN = [
    ("adviseur", "Noor Adviseur", None, ["adviseur"]),
    ("adviseur.vervanger", "Tom Vervanger", None, ["adviseur"]),
    ("ambtenaar", "Samira Ambtenaar", "Wmo en zorg", ["ambtenaar"]),
    ("ambtenaar.werk", "Joris Ambtenaar", "Werk en inkomen", ["ambtenaar"]),
    ("ambtenaar.jeugd", "Lena Ambtenaar", "Jeugd", ["ambtenaar"]),
    ("commissielid", "Greet Commissielid", None, ["commissielid"]),
    ("commissie2", "Hassan Commissielid", None, ["commissielid"]),
    ("commissie3", "Els Commissielid", None, ["commissielid"]),
    ("commissie4", "Marco Commissielid", None, ["commissielid"]),
    ("commissie5", "Yvonne Commissielid", None, ["commissielid"]),
    ("commissie6", "Dilan Commissielid", None, ["commissielid"]),
    ("commissie7", "Pieter Commissielid", None, ["commissielid"]),
    ("beheerder", "Bas Beheerder", None, ["beheerder"]),
    ("inwoner", "Ina Inwoner", None, []),
]

CRITERIA = [
    ("Hoeveel mensen en groepen", "Hoeveel mensen noemen dit? Komt het uit meer dan één groep of wijk?"),
    ("Eigen ervaring", "Komt het van mensen die het zelf meemaken?"),
    ("Gevolgen", "Hoe groot zijn de gevolgen voor deze mensen?"),
    ("Haast", "Wordt het erger als wij wachten?"),
    ("Haalbaar", "Kan de gemeente hier iets aan doen? De afdeling geeft deze score."),
    ("Past bij wet en beleid", "Past het bij de wet en bij wat wij al afspraken?"),
]

# A score and its motivation per criterion. No number of persons: below five it would point at people.
WEGINGEN = [
    ("hoog", "Verschillende mensen noemden dit, los van elkaar."),
    ("hoog", "De mensen die dit zeggen, maken het zelf mee."),
    ("hoog", "Het raakt iemand elke dag, en vaak ook de mensen eromheen."),
    ("midden", "Het is niet vandaag nodig, maar wachten maakt het niet beter."),
    ("midden", "De afdeling denkt dat dit kan, als wij er tijd voor maken."),
    ("midden", "Het past bij de wet en bij wat wij eerder afspraken."),
]

BEZOEKERS = [
    ("Wil Verhoef", "email"),
    ("Amal Haddad", "email"),
    ("Cor de Boer", "bellen"),
    ("Petra Molenaar", "email"),
    ("Yusuf Kaya", "sms"),
    ("Tineke Smit", "email"),
    ("Rob van Dam", "email"),
    ("Fatma Yildiz", "email"),
    ("Jaap Kuiper", "brief"),
    ("Lidia Nowak", "email"),
    ("Hennie Vos", "email"),
    ("Mo Aziz", "sms"),
]
