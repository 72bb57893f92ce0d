"""Lists as other municipalities keep them: other columns, words, encodings and programs; the same people come out."""

import datetime

import pytest

from meedenkers.models import Meedenker
from participatie.gemeente.models import Thema, Wijk
from tests.meedenkers import import_fabriek as fabriek

pytestmark = pytest.mark.django_db
DAG = datetime.date(2024, 3, 1)


def ods_met_datum() -> bytes:
    """As LibreOffice writes it: typed cells, an empty sheet first, and a million repeated empty rows below."""
    kop = fabriek.ods_rij("Voornaam", "Tussenvoegsels", "Familienaam", "E-mailadres", "Telefoon", "Wijk", "Geb.datum",
                          "Interesses", "Toestemming AVG", "Datum toestemming")  # fmt: skip
    cel = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    datum = '<table:table-cell office:value-type="date" office:date-value="{0}"><text:p>{0}</text:p></table:table-cell>'
    ja = '<table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAAR</text:p>'
    ja += "</table:table-cell>"
    zoe = "".join(
        [*(cel.format(t) for t in ("Zoë", "van der", "Müller", "zoe@post.example", "0612345678", "Noord")),
         datum.format("1950-05-05"), cel.format("Wmo; Jeugd"), ja, datum.format("2024-03-01")]
    )  # fmt: skip
    leeg = '<table:table-row table:number-rows-repeated="1048000">'
    leeg += '<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
    return fabriek.ods(f"{kop}<table:table-row>{zoe}</table:table-row>{leeg}")


BRONNEN = {
    "engels, komma, BOM": (
        'First name,Last name,Email address,Phone number,Neighbourhood,Date of birth,Interests,Consent,Consent date\r\n'
        'Zoë,van der Müller,zoe@post.example,+31 6 12345678,Noord,05/05/1950,"Wmo, Jeugd",Yes,01/03/2024\r\n'
    ).encode("utf-8-sig"),
    "utf-16, tab": (
        "Roepnaam\tTussenv.\tAchternaam\tMail\tMobiel\tBuurt\tGeb. jaar\tThema's\tAVG toestemming\tDatum akkoord\r\n"
        "Zoë\tvan der\tMüller\tzoe@post.example\t06-12345678\tNOORD\t1950\tWmo / Jeugd\tJa, akkoord\t1 maart 2024\r\n"
    ).encode("utf-16"),
    "oude mac, puntkomma, alles aan elkaar": (
        "Naam en achternaam;E-mailadres;Tel.nr;Stadsdeel;Leeftijd;Waarover;Mag benaderd?;Toestemming gegeven op\r"
        "Zoë van der Müller;mailto:zoe@post.example;0031 6 1234 5678;noord ;65 jaar of ouder;WMO|jeugd;x;01-03-'24\r"
    ).replace("'24", "24").encode("mac_roman"),
    "dos, pijp, titel erboven": (
        "Adviesraad Sociaal Domein|||||||\r\nLijst per 1 januari|||||||\r\n\r\n"
        "Deelnemer|Emailadres|06-nummer|Woonwijk|Leeftijdscategorie|Onderwerp(en)|Akkoord|Akkoord op\r\n"
        "Zoë van der Müller|ZOE@post.example|612345678|Noord|65+|Wmo;Jeugd|JA|2024-03-01\r\n"
    ).encode("cp850"),
    "excel met echte datums, tweede blad": fabriek.xlsx(
        ("Meedenkgroep 2024",), (), ("Uitleg: niet verspreiden",),
        ("nr", "Volledige naam", "E-mail privé", "Telefoonnummer", "Wijk/buurt", "Geboortedatum", "Interessegebied",
         "Gaat akkoord", "Datum akkoord"),
        (1, "Zoë van der Müller", "zoe@post.example", 612345678, "Noord", datetime.datetime(1950, 5, 5), "Wmo, Jeugd",
         True, datetime.datetime(2024, 3, 1)),
    ),
    "ods": ods_met_datum(),
}  # fmt: skip


@pytest.mark.parametrize("bron", BRONNEN)
def test_the_same_person_comes_out_of_every_list(bron):
    Wijk.objects.create(naam="Noord")
    for naam in ("Wmo", "Jeugd"):
        Thema.objects.create(naam=naam)
    taak = fabriek.importeer(BRONNEN[bron], "lijst.xyz")
    assert taak.kolommen["ontbreekt"] == []
    assert taak.tellingen["nieuw"] == 1, list(taak.rijen.values_list("reden", flat=True))
    m = Meedenker.objects.select_related("contact", "wijk").get()
    assert (m.contact.naam, m.contact.email, m.contact.telefoon) == (
        "Zoë van der Müller", "zoe@post.example", "+31612345678"
    )  # fmt: skip
    assert (m.wijk.naam, m.leeftijdsgroep) == ("Noord", "65+")
    assert {t.naam for t in m.themas.all()} == {"Wmo", "Jeugd"}
    assert m.contact.gronden.get().gegeven_op == DAG
    assert taak.rijen.get().waarschuwingen == []


def test_experience_in_a_column_of_its_own_is_no_subject_and_is_left_out():
    Thema.objects.create(naam="Wmo")
    taak = fabriek.importeer(
        "Naam;E-mail;Akkoord;Onderwerp;Ondersteuning;Beperking\n"
        "Zoë;z@post.example;ja;Wmo;huishoudelijke hulp;rolstoel\n".encode()
    )
    rij = taak.rijen.get()
    assert any("niet vanzelf over" in w for w in rij.waarschuwingen)
    m = Meedenker.objects.get()
    assert [t.naam for t in m.themas.all()] == ["Wmo"]
    assert not hasattr(m, "ervaring")
