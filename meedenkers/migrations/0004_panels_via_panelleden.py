from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("meedenkers", "0003_panelleden")]

    operations = [
        migrations.RemoveField(model_name="meedenker", name="panels"),
        migrations.AddField(
            model_name="meedenker",
            name="panels",
            field=models.ManyToManyField(
                blank=True,
                related_name="leden",
                through="meedenkers.Panellid",
                to="meedenkers.panel",
                verbose_name="panels",
            ),
        ),
    ]
