import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Afdeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, unique=True, verbose_name='naam')),
                ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
            ],
            options={
                'verbose_name': 'afdeling',
                'verbose_name_plural': 'afdelingen',
                'ordering': ['naam'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Gemeente',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(default='Voorbeeldgemeente', max_length=100, verbose_name='naam van de gemeente')),
                ('sitenaam', models.CharField(default='Meepraten over hulp en ondersteuning', max_length=100, verbose_name='naam van de site')),
                ('telefoon', models.CharField(default='14 0000', max_length=30, verbose_name='telefoonnummer')),
                ('openingstijden', models.CharField(default='maandag tot en met vrijdag, 9.00 tot 17.00 uur', max_length=120, verbose_name='bereikbaar')),
                ('email', models.EmailField(default='meepraten@gemeente.example', max_length=254, verbose_name='e-mailadres')),
                ('huisstijl', models.CharField(choices=[('standaard', 'Standaard'), ('waterrijk', 'Waterrijk')], default='standaard', max_length=20, verbose_name='huisstijl')),
                ('welkom', models.TextField(default='Krijgt u hulp of ondersteuning? Of zorgt u voor iemand? Dan horen wij graag wat u ervan vindt.', verbose_name='welkomsttekst')),
                ('antwoordtermijn_weken', models.PositiveSmallIntegerField(default=8, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(26)], verbose_name='antwoord binnen (weken)')),
                ('toetstermijn_dagen', models.PositiveSmallIntegerField(default=14, verbose_name='termijn voor de commissie (dagen)')),
                ('toets_oordelen_nodig', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1), django.core.validators.MaxValueValidator(15)], verbose_name='oordelen die een toets afsluiten')),
                ('steekproef_procent', models.PositiveSmallIntegerField(default=10, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='steekproef voor de toets vooraf (%)')),
                ('beslistermijn_weken', models.PositiveSmallIntegerField(default=8, verbose_name='beslistermijn aanvraag (weken)')),
                ('mandaat', models.CharField(default='namens het college van burgemeester en wethouders, de adviseur participatie', max_length=200, verbose_name='mandaat voor publicatie en besluiten')),
                ('privacytekst', models.TextField(blank=True, verbose_name='tekst over privacy')),
                ('voorbeeld_geladen', models.BooleanField(default=False, editable=False)),
            ],
            options={
                'verbose_name': 'gemeente',
                'verbose_name_plural': 'gemeente',
            },
        ),
        migrations.CreateModel(
            name='Thema',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, unique=True, verbose_name='naam')),
                ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
                ('uitleg', models.CharField(blank=True, max_length=200, verbose_name='uitleg')),
            ],
            options={
                'verbose_name': 'thema',
                'verbose_name_plural': "thema's",
                'ordering': ['naam'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Wijk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, unique=True, verbose_name='naam')),
                ('actief', models.BooleanField(default=True, verbose_name='in gebruik')),
            ],
            options={
                'verbose_name': 'wijk',
                'verbose_name_plural': 'wijken',
                'ordering': ['naam'],
                'abstract': False,
            },
        ),
    ]
