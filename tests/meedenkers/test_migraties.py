"""From panels without to panels with a ground of their own, and back, on a filled database."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

pytestmark = pytest.mark.django_db(transaction=True)
OUD = [("meedenkers", "0001_initial"), ("avg", "0001_initial")]
NIEUW = [("meedenkers", "0004_panels_via_panelleden"), ("avg", "0002_gronden")]


def ga_naar(doelen):
    """The models as they were at that moment."""
    uitvoerder = MigrationExecutor(connection)
    uitvoerder.migrate(doelen)
    return uitvoerder.loader.project_state(doelen).apps


@pytest.fixture
def migreer():
    """Moves through the history; afterwards the tables are as the code expects them, and empty."""
    laatste = MigrationExecutor(connection).loader.graph.leaf_nodes()
    yield ga_naar
    uitvoerder = MigrationExecutor(connection)
    uitvoerder.migrate(laatste)


def vul(apps):
    """Four people: a yes for one panel, a yes for two, in a panel without a yes, and a yes that was taken back."""
    Contact, Grond = apps.get_model("contacten", "Contact"), apps.get_model("avg", "Grond")
    Meedenker, Panel = apps.get_model("meedenkers", "Meedenker"), apps.get_model("meedenkers", "Panel")
    werk, wmo = (Panel.objects.create(naam=naam) for naam in ("Werk", "Wmo"))
    wie = {}
    for naam, panels, ja in (
        ("een", [werk], "geldig"),
        ("twee", [werk, wmo], "geldig"),
        ("zonder", [wmo], ""),
        ("teruggenomen", [werk], "ingetrokken"),
    ):
        contact = Contact.objects.create(naam=naam, email=f"{naam}@voorbeeld.example")
        m = Meedenker.objects.create(contact=contact)
        m.panels.set(panels)
        Grond.objects.create(contact=contact, doel="benaderen", grondslag="toestemming", tekst="ja", hoe="import")
        if ja:
            Grond.objects.create(
                contact=contact,
                doel="panel",
                grondslag="toestemming",
                tekst="ja, het panel",
                hoe="import",
                ingetrokken_op=m.sinds if ja == "ingetrokken" else None,
            )
        wie[naam] = m.pk
    return wie, werk.pk, wmo.pk


def test_members_keep_their_panel_only_with_a_ground(migreer):
    wie, werk, wmo = vul(migreer(OUD))
    apps = migreer(NIEUW)
    Panellid, Grond = apps.get_model("meedenkers", "Panellid"), apps.get_model("avg", "Grond")
    leden = {(lid.meedenker_id, lid.panel_id): lid for lid in Panellid.objects.select_related("grond")}
    assert set(leden) == {(wie["een"], werk), (wie["twee"], werk), (wie["twee"], wmo)}
    for (meedenker, panel), lid in leden.items():
        assert (lid.grond.doel, lid.grond.betreft, lid.grond.tekst) == ("panel", panel, "ja, het panel")
        assert lid.grond.contact.meedenker.pk == meedenker
        assert (lid.sinds, lid.tot) == (lid.grond.created_at, None)
    # One proof per panel; being asked and what was taken back stand as they stood.
    assert Grond.objects.filter(doel="panel", ingetrokken_op=None).count() == 3
    assert Grond.objects.filter(doel="benaderen", betreft=0, versie=0, door_wie="zelf").count() == 4
    assert Grond.objects.exclude(ingetrokken_op=None).get().contact.naam == "teruggenomen"
    assert not Panellid.objects.filter(meedenker=wie["zonder"]).exists()
    # Nobody is lost from the list itself.
    assert apps.get_model("meedenkers", "Meedenker").objects.count() == 4


def test_and_back_again(migreer):
    wie, werk, wmo = vul(migreer(OUD))
    apps = migreer(NIEUW)
    # Somebody left a panel since: that is not undone.
    Panellid = apps.get_model("meedenkers", "Panellid")
    Panellid.objects.filter(meedenker=wie["een"]).update(tot="2026-07-01T12:00:00Z")
    apps = migreer(OUD)
    Meedenker, Grond = apps.get_model("meedenkers", "Meedenker"), apps.get_model("avg", "Grond")
    panels = {m.pk: set(m.panels.values_list("pk", flat=True)) for m in Meedenker.objects.all()}
    assert panels == {wie["een"]: set(), wie["twee"]: {werk, wmo}, wie["zonder"]: set(), wie["teruggenomen"]: set()}
    assert Grond.objects.filter(doel="panel", ingetrokken_op=None).count() == 2
    # Forward once more: the same members as before.
    apps = migreer(NIEUW)
    leden = apps.get_model("meedenkers", "Panellid").objects.values_list("meedenker", "panel")
    assert set(leden) == {(wie["twee"], werk), (wie["twee"], wmo)}
