"""Each membership of a panel gets its own ground; one without a ground does not come along."""

from django.db import migrations


def naar_panelleden(apps, schema_editor):
    Meedenker = apps.get_model("meedenkers", "Meedenker")
    Panellid = apps.get_model("meedenkers", "Panellid")
    Grond = apps.get_model("avg", "Grond")
    oud = Meedenker.panels.through
    vrij = {g.contact_id: g for g in Grond.objects.filter(doel="panel", ingetrokken_op=None, betreft=0)}
    leden = []
    paren = oud.objects.values_list("meedenker_id", "panel_id", "meedenker__contact_id")
    for meedenker_id, panel_id, contact_id in paren.order_by("pk"):
        grond = vrij.get(contact_id)
        if grond is None:
            continue
        if grond.betreft:
            # One yes for several panels: each gets its own row with the same proof.
            grond.pk = None
        grond.betreft = panel_id
        grond.save()
        leden.append(Panellid(meedenker_id=meedenker_id, panel_id=panel_id, grond_id=grond.pk, sinds=grond.created_at))
    Panellid.objects.bulk_create(leden, batch_size=500)


def terug(apps, schema_editor):
    Meedenker = apps.get_model("meedenkers", "Meedenker")
    Panellid = apps.get_model("meedenkers", "Panellid")
    Grond = apps.get_model("avg", "Grond")
    oud = Meedenker.panels.through
    oud.objects.bulk_create(
        [
            oud(meedenker_id=lid.meedenker_id, panel_id=lid.panel_id)
            for lid in Panellid.objects.filter(tot=None)
        ],
        batch_size=500,
        ignore_conflicts=True,
    )
    Panellid.objects.all().delete()
    gezien = set()
    for grond in Grond.objects.filter(doel="panel", ingetrokken_op=None).order_by("pk"):
        if grond.contact_id in gezien:
            grond.delete()
            continue
        gezien.add(grond.contact_id)
        grond.betreft = 0
        grond.save()


class Migration(migrations.Migration):
    dependencies = [("meedenkers", "0002_meedenkers"), ("avg", "0002_gronden")]

    operations = [migrations.RunPython(naar_panelleden, terug)]
