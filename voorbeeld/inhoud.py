"""The words of the example: a municipality that does not exist, and people who do not exist.

Shaped by the first year of a real town that worked this way (four meetings, 352 visitors, a mean mark of 7.6), in our
own words. Dates are counted from the start of a year or from today, so that the example is right on any day.
"""

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

# title, what about, to influence, fixed, law, themes, level of participation, owner, (start, end) month
TRAJECTEN_VORIG = [
    (
        "Een gesprek voordat een uitkering stopt",
        "Soms stopt een uitkering zonder dat iemand met u praat. Dat willen wij anders doen.",
        "Wanneer wij bellen, wie er belt en wat u vooraf moet weten.",
        "De wet bepaalt wanneer een uitkering moet stoppen.",
        "participatiewet",
        ["Participatiewet", "Werk en inkomen"],
        "adviseren",
        "ambtenaar.werk",
        (2, 11),
    ),
    (
        "Het wijkteam dichtbij",
        "Het wijkteam krijgt een vaste plek in elke wijk. Hoe vindt u het team makkelijk?",
        "De plek, de openingstijden en hoe u een afspraak maakt.",
        "Het aantal teams staat vast.",
        "wmo",
        ["Wmo", "Mantelzorg"],
        "coproduceren",
        "ambtenaar",
        (1, 10),
    ),
    (
        "Beter vervoer met de Wmo-taxi",
        "De Wmo-taxi komt vaak te laat. Wij maken nieuwe afspraken met het taxibedrijf.",
        "Welke afspraken het belangrijkst zijn en hoe u een klacht doorgeeft.",
        "Het contract loopt tot het einde van het jaar.",
        "wmo",
        ["Wmo"],
        "raadplegen",
        "ambtenaar",
        (3, 12),
    ),
    (
        "Jongeren over het jongerenloket",
        "Jongeren vertellen zelf wat beter kan aan het loket.",
        "Hoe het gesprek gaat en hoe wij u uitnodigen.",
        "",
        "jeugdwet",
        ["Jeugd"],
        "adviseren",
        "ambtenaar.jeugd",
        (4, 9),
    ),
    (
        "Op weg naar beschut werk",
        "Wie kan beschut werk krijgen, en hoe weet u dat?",
        "De uitleg, de brief en de begeleiding in de eerste weken.",
        "Wie recht heeft op beschut werk staat in de wet.",
        "participatiewet",
        ["Beschut werk"],
        "raadplegen",
        "ambtenaar.werk",
        (5, 12),
    ),
]

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

# month, day, title, part of town, place, address, visitors, marks
BIJEENKOMSTEN_VORIG = [
    (
        3,
        14,
        "Inloop in het noorden",
        "Noord",
        "Wijkcentrum De Lindeboom",
        "Dorpsstraat 11, Krommenie",
        71,
        [7, 6, 8, 7, 7],
    ),
    (6, 6, "Inloop in het midden", "Midden", "Buurthuis Het Anker", "Kade 4, Koog aan de Zaan", 88, [7, 7, 7, 8, 7]),
    (9, 19, "Inloop in het zuiden", "Zuid", "Wijkgebouw De Vijver", "Vijverlaan 20, Poelenburg", 92, [7, 8, 8, 7, 8]),
    (
        11,
        21,
        "Inloop over wonen en rondkomen",
        "Midden",
        "Theater De Sluis",
        "Sluisplein 1, Kogerveld",
        101,
        [8, 7, 8, 7, 8],
    ),
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

PERSOONLIJK = [
    (
        "Mijn hulp in huis komt al drie weken niet. Niemand belt mij terug.",
        "De hulp komt weer. De aanbieder heeft excuses gemaakt.",
    ),
    (
        "Ik kreeg een brief dat mijn uitkering stopt, maar ik heb alles ingeleverd.",
        "De papieren lagen bij een andere afdeling. De uitkering loopt door.",
    ),
    ("Ik kan de eigen bijdrage niet betalen deze maand.", "Samen een regeling gemaakt en verwezen naar de geldcoach."),
    (
        "Mijn zoon wacht al een half jaar op hulp op school.",
        "Er is een gesprek geweest met school en het jeugdteam. De hulp begint volgende maand.",
    ),
    (
        "De taxi heeft mij twee keer laten staan in de regen.",
        "Klacht opgenomen met het taxibedrijf. Inwoner kreeg excuses.",
    ),
    (
        "Ik ben mantelzorger en ik trek het niet meer.",
        "Het wijkteam is langs geweest. Er komt een dag per week opvang.",
    ),
    ("Ik snap het formulier voor het pgb niet.", "Samen ingevuld aan de keukentafel."),
    ("Mijn woning is niet veilig met mijn rollator.", "Er komt een drempelhulp en een beugel."),
    (
        "Ik hoor niets over mijn aanvraag voor beschut werk.",
        "Uitgelegd hoe lang het duurt. Er is nu een vaste contactpersoon.",
    ),
    (
        "Ik heb een betalingsachterstand en schaam me.",
        "Afspraak bij schuldhulp gemaakt, de inwoner ging samen met een vrijwilliger.",
    ),
    ("Mijn scootmobiel is al weken stuk.", "De leverancier heeft een leenmodel gebracht."),
    (
        "Mijn dochter van zestien wil met iemand praten, maar niet met ons erbij.",
        "Jongerenwerker heeft contact met haar.",
    ),
    (
        "Ik kreeg een boete omdat ik een brief niet begreep.",
        "Uitgelegd hoe bezwaar maken gaat en waar hulp daarbij is.",
    ),
    (
        "Ik wil vrijwilligerswerk doen, maar mag dat met mijn uitkering?",
        "Ja, dat mag. Toestemming vastgelegd met de klantmanager.",
    ),
]

GEEN_VERVOLG = [
    ("De koffie en de sfeer waren heel goed.", "dank", "Fijn om te horen. Wij geven het door aan de vrijwilligers."),
    (
        "Er moet een bankje bij de vijver komen.",
        "ander_onderwerp",
        "Dit gaat over de openbare ruimte. Wij gaven het door aan de wijkmanager.",
    ),
    (
        "Kan de eigen bijdrage voor iedereen weg?",
        "kan_niet",
        "De eigen bijdrage staat in de landelijke wet. De gemeente mag die niet afschaffen.",
    ),
    (
        "Er is geen spreekuur in Westzaan.",
        "al_geregeld",
        "Sinds deze maand is er elke dinsdag een spreekuur in Westzaan.",
    ),
    ("Dank voor het luisteren, het deed mij goed.", "dank", "Dank u wel. Wij hopen u nog eens te zien."),
    (
        "De bus rijdt te weinig in het weekend.",
        "ander_onderwerp",
        "Over de bus beslist de provincie. Wij gaven uw punt door.",
    ),
    (
        "Geef iedereen gratis een computer.",
        "kan_niet",
        "Daar is geen geld voor. In de bibliotheek is wel gratis hulp met computers.",
    ),
]

# title, what we heard, minority view, route, themes, facts, raw input, what came of it
ADVIEZEN_VORIG = [
    dict(
        titel="Praat eerst met mensen voordat een uitkering stopt",
        tekst="Mensen schrikken als een uitkering opeens stopt. Zij willen eerst een gesprek. Vaak blijkt dan dat er iets anders aan de hand is.",
        minderheid="Enkele mensen vinden dat een brief genoeg is, als die op tijd komt.",
        route="nieuw_beleid",
        themas=["Participatiewet", "Werk en inkomen"],
        owner="ambtenaar.werk",
        traject=0,
        inbreng=[
            "Mijn uitkering stopte zonder dat iemand belde. Ik kon de huur niet betalen.",
            "Bel eerst even, dan kun je het uitleggen.",
            "Mijn buurman durft de brieven niet meer open te maken.",
            "Een gesprek vooraf had mij veel ellende gescheeld.",
        ],
        besluit="overgenomen",
        antwoord="Wij bellen nu altijd eerst. Krijgen wij u niet te pakken, dan komen wij langs. Pas daarna stopt een uitkering.",
        uitkomst="uitgevoerd",
        opmerking="Goed gewogen. Let erop dat ook mensen zonder telefoon worden bereikt.",
    ),
    dict(
        titel="Bel jongeren op de dag van de afspraak",
        tekst="Jongeren vergeten een afspraak snel. Een appje of telefoontje op de dag zelf helpt. Het liefst van iemand die zij kennen.",
        route="quick_win",
        themas=["Jeugd"],
        owner="ambtenaar.jeugd",
        traject=3,
        inbreng=[
            "Stuur gewoon een appje in de ochtend.",
            "Als mijn eigen begeleider belt, kom ik wel.",
            "Ik dacht dat het volgende week was.",
        ],
        actie="Het jongerenloket stuurt op de dag zelf een bericht.",
        bewijs="Sinds september krijgt elke jongere om negen uur een bericht. Bij de laatste avond kwam iedereen.",
        antwoord="Het jongerenloket stuurt nu op de dag zelf een bericht. De begeleider belt de eerste keer.",
        uitkomst="uitgevoerd",
    ),
    dict(
        titel="Een rustige plek voor persoonlijke verhalen",
        tekst="Op een drukke bijeenkomst is het moeilijk om iets persoonlijks te vertellen. Mensen vragen om een rustige plek.",
        route="quick_win",
        themas=["Wmo"],
        owner="ambtenaar",
        inbreng=[
            "Ik wilde mijn verhaal kwijt, maar er zaten zes mensen aan tafel.",
            "Eerst mijn eigen verhaal, dan kan ik meedenken over de rest.",
            "Een kamer apart met een kop thee zou fijn zijn.",
        ],
        actie="Bij elke inloop is een aparte kamer.",
        bewijs="Bij de inloop in het zuiden maakten elf mensen gebruik van de aparte kamer.",
        antwoord="Bij elke bijeenkomst is nu een rustige kamer. Daar zit iemand die luistert.",
        uitkomst="uitgevoerd",
    ),
    dict(
        titel="Het wijkteam op een vaste plek en tijd",
        tekst="Mensen weten niet waar het wijkteam zit en wanneer het open is.",
        route="verbinden",
        themas=["Wmo", "Mantelzorg"],
        owner="ambtenaar",
        traject=1,
        inbreng=[
            "Ik stond voor een dichte deur.",
            "Het nummer op de website klopt niet meer.",
            "Zet de tijden in de buurtkrant.",
            "Ik wist niet eens dat er een wijkteam was.",
        ],
        antwoord="Elk wijkteam heeft nu een vaste plek. De tijden staan in de buurtkrant en op de deur.",
        uitkomst="uitgevoerd",
    ),
    dict(
        titel="Een vast nummer als de taxi niet komt",
        tekst="Komt de Wmo-taxi niet, dan weten mensen niet wie zij kunnen bellen.",
        route="verbinden",
        themas=["Wmo"],
        owner="ambtenaar",
        traject=2,
        inbreng=[
            "Ik heb een uur gewacht en kreeg alleen een bandje.",
            "Met de rolstoel kun je niet zomaar een andere taxi nemen.",
            "Ik wil een mens aan de lijn.",
        ],
        antwoord="In het nieuwe contract staat één nummer dat dag en nacht wordt opgenomen.",
        uitkomst="uitgevoerd",
    ),
    dict(
        titel="Leg uit wie beschut werk kan krijgen",
        tekst="Ouders hebben vertrouwen in beschut werk. Zij weten alleen niet hoe hun kind ervoor in aanmerking komt.",
        route="verbinden",
        themas=["Beschut werk"],
        owner="ambtenaar.werk",
        traject=4,
        inbreng=[
            "Hoe weet ik of mijn dochter hiervoor in aanmerking komt?",
            "De folder is voor mensen die gestudeerd hebben.",
            "Wij kregen drie verschillende antwoorden.",
        ],
        antwoord="Er is een nieuwe folder met tekeningen. De school en het werkbedrijf geven hetzelfde antwoord.",
        uitkomst="uitgevoerd",
    ),
    dict(
        titel="Overdag en in de eigen buurt",
        tekst="Niet iedereen kan 's avonds komen. Mensen vragen om bijeenkomsten overdag, dichtbij.",
        route="quick_win",
        themas=["Wmo", "Dagbesteding"],
        owner="ambtenaar",
        inbreng=[
            "In het donker ga ik niet meer naar buiten.",
            "Ik kan niet lang reizen door mijn pijn.",
            "Doe het als de kinderen op school zijn.",
        ],
        actie="Gesprekken in de wijken zijn overdag.",
        bewijs="In het najaar waren drie van de vier gesprekken overdag.",
        antwoord="Wij plannen nu vooral overdag, en vaker in de wijken.",
        uitkomst="uitgevoerd",
    ),
    dict(
        titel="Taal mag geen drempel zijn voor werk",
        tekst="Nieuwkomers willen werken. De taalles en het werk passen niet bij elkaar in de tijd.",
        route="verbinden",
        themas=["Werk en inkomen"],
        owner="ambtenaar.werk",
        project="Programma Werk voor nieuwkomers",
        inbreng=[
            "Ik was leraar in mijn land en wil hier ook iets doen.",
            "De les is op dezelfde tijd als mijn werk.",
            "Op mijn werk leer ik de taal sneller dan op school.",
            "Ik wil graag verder praten met andere nieuwkomers.",
        ],
        antwoord="Het programma biedt nu ook les op de werkplek. Twintig mensen zijn begonnen.",
        uitkomst="deels",
    ),
    dict(
        titel="Eén aanvraag voor hulp bij schulden",
        tekst="Mensen met schulden moeten hun verhaal steeds opnieuw vertellen.",
        route="nieuw_beleid",
        themas=["Schulden"],
        owner="ambtenaar.werk",
        inbreng=[
            "Ik heb mijn papieren drie keer ingeleverd.",
            "Bij elk loket moest ik opnieuw beginnen.",
            "Ik gaf het bijna op.",
        ],
        besluit="deels",
        antwoord="U vertelt uw verhaal nu één keer aan een vaste persoon. Eén formulier voor alles lukt nog niet, want de systemen passen niet bij elkaar.",
        uitkomst="deels",
        opmerking="De groep is klein, maar de gevolgen zijn groot. Dat is goed gewogen.",
    ),
    dict(
        titel="Spreekuur over het pgb",
        tekst="Het pgb is ingewikkeld. Mensen willen hun vragen aan iemand kunnen stellen.",
        route="quick_win",
        themas=["PGB"],
        owner="ambtenaar",
        inbreng=[
            "Ik wil het graag een keer samen doornemen.",
            "De website helpt mij niet.",
            "Ik ben bang om een fout te maken.",
        ],
        actie="Elke maand een spreekuur in de bibliotheek.",
        bewijs="Het eerste spreekuur was op 4 oktober. Er kwamen negen mensen.",
        antwoord="Elke eerste woensdag is er een spreekuur over het pgb in de bibliotheek.",
        uitkomst="uitgevoerd",
    ),
    dict(
        titel="Ontmoeten in Rooswijk",
        tekst="In Rooswijk zijn veel mensen alleen. Scholen en ouderen kunnen iets voor elkaar doen.",
        minderheid="Sommige ouderen willen juist rust overdag.",
        route="nieuw_beleid",
        themas=["Dagbesteding"],
        owner="ambtenaar",
        betwist=True,
        inbreng=[
            "Mijn moeder ziet soms dagen niemand.",
            "Laat de kinderen van school komen tekenen.",
            "Ik heb liever rust.",
        ],
        besluit="",
        antwoord="",
        uitkomst="",
        opmerking="Akkoord. Vraag ook de mensen die liever rust hebben.",
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
