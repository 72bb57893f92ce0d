import django.db.models.deletion
import participatie.klok
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('contacten', '0001_initial'),
        ('gemeente', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Organisatie',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=120, unique=True, verbose_name='naam')),
                ('omschrijving', models.CharField(blank=True, max_length=300, verbose_name='wat doet de organisatie?')),
                ('website', models.URLField(blank=True, verbose_name='website')),
                ('telefoon', models.CharField(blank=True, max_length=20, verbose_name='telefoonnummer')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mailadres')),
                ('openbaar', models.BooleanField(default=False, verbose_name='mag op de site')),
                ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('themas', models.ManyToManyField(blank=True, to='gemeente.thema', verbose_name="thema's")),
                ('wijk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.wijk', verbose_name='wijk')),
            ],
            options={
                'verbose_name': 'organisatie',
                'verbose_name_plural': 'organisaties',
                'ordering': ['naam'],
            },
        ),
    ]
