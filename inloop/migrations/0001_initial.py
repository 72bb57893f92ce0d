import django.db.models.deletion
import participatie.klok
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('agenda', '0001_initial'),
        ('contacten', '0001_initial'),
        ('gemeente', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Bijeenkomst',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('titel', models.CharField(max_length=120, verbose_name='titel')),
                ('slug', models.SlugField(editable=False, max_length=160, unique=True)),
                ('soort', models.CharField(choices=[('inloop', 'Open inloop'), ('thema', 'Themabijeenkomst'), ('inbrenggesprek', 'Gesprek in de wijk'), ('panel', 'Panel'), ('online', 'Online bijeenkomst')], default='inloop', max_length=15, verbose_name='soort')),
                ('omschrijving', models.TextField(verbose_name='waar gaat het over?')),
                ('stadsdeel', models.CharField(blank=True, max_length=40, verbose_name='deel van de gemeente')),
                ('begin', models.DateTimeField(verbose_name='begint om')),
                ('eind', models.DateTimeField(verbose_name='duurt tot')),
                ('locatie', models.CharField(max_length=120, verbose_name='plaats')),
                ('adres', models.CharField(max_length=200, verbose_name='adres')),
                ('route', models.TextField(blank=True, verbose_name='hoe komt u er?')),
                ('capaciteit', models.PositiveIntegerField(blank=True, null=True, verbose_name='aantal plaatsen')),
                ('rolstoel', models.BooleanField(default=False, verbose_name='toegankelijk met een rolstoel')),
                ('ringleiding', models.BooleanField(default=False, verbose_name='ringleiding')),
                ('tolk_mogelijk', models.BooleanField(default=False, verbose_name='tolk mogelijk')),
                ('kinderopvang', models.BooleanField(default=False, verbose_name='opvang voor kinderen')),
                ('stille_plek', models.BooleanField(default=False, verbose_name='rustige plek voor een persoonlijk verhaal')),
                ('vervoer', models.CharField(blank=True, max_length=200, verbose_name='vervoer')),
                ('status', models.CharField(choices=[('concept', 'Concept'), ('gepubliceerd', 'Gaat door'), ('afgesloten', 'Geweest'), ('afgelast', 'Gaat niet door')], default='concept', max_length=15)),
                ('tafelcode', models.CharField(blank=True, editable=False, max_length=12)),
                ('zonder_naam', models.PositiveIntegerField(default=0, editable=False, verbose_name='bezoekers zonder naam')),
                ('ics_volgorde', models.PositiveIntegerField(default=0, editable=False)),
                ('afgesloten_op', models.DateTimeField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('deurhulpen', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie helpen bij de deur?')),
                ('gastheer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='wie organiseert dit?')),
                ('thema', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.thema', verbose_name='thema')),
                ('trajecten', models.ManyToManyField(blank=True, related_name='bijeenkomsten', to='agenda.traject', verbose_name='hoort bij')),
                ('wijk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.wijk', verbose_name='wijk')),
            ],
            options={
                'verbose_name': 'bijeenkomst',
                'verbose_name_plural': 'bijeenkomsten',
                'ordering': ['begin'],
            },
        ),
        migrations.CreateModel(
            name='Aanmelding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link_versie', models.PositiveIntegerField(default=1, editable=False)),
                ('jaar', models.PositiveSmallIntegerField(editable=False)),
                ('volgnummer', models.PositiveIntegerField(editable=False)),
                ('aantal', models.PositiveSmallIntegerField(default=1, verbose_name='met hoeveel mensen komt u?')),
                ('rolstoel', models.BooleanField(default=False, verbose_name='ik kom met een rolstoel')),
                ('ringleiding', models.BooleanField(default=False, verbose_name='ik gebruik een ringleiding')),
                ('tolk', models.BooleanField(default=False, verbose_name='ik heb een tolk nodig')),
                ('tolk_taal', models.CharField(blank=True, max_length=40, verbose_name='in welke taal?')),
                ('kinderopvang', models.BooleanField(default=False, verbose_name='ik neem kinderen mee')),
                ('vervoer', models.BooleanField(default=False, verbose_name='ik heb hulp nodig bij het vervoer')),
                ('stille_plek', models.BooleanField(default=False, verbose_name='ik wil mijn persoonlijke verhaal vertellen op een rustige plek')),
                ('aan_de_deur', models.BooleanField(default=False, editable=False)),
                ('status', models.CharField(choices=[('geplaatst', 'U heeft een plaats'), ('wachtlijst', 'Op de wachtlijst'), ('afgemeld', 'Afgemeld'), ('aanwezig', 'Was er')], default='geplaatst', max_length=12)),
                ('aanwezig_op', models.DateTimeField(editable=False, null=True)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('contact', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanmeldingen', to='contacten.contact')),
                ('bijeenkomst', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aanmeldingen', to='inloop.bijeenkomst')),
            ],
            options={
                'verbose_name': 'aanmelding',
                'verbose_name_plural': 'aanmeldingen',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Deurhandeling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sleutel', models.CharField(max_length=40, unique=True)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('aanmelding', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='inloop.aanmelding')),
                ('bijeenkomst', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='inloop.bijeenkomst')),
            ],
        ),
        migrations.CreateModel(
            name='Enquete',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cijfer', models.PositiveSmallIntegerField(verbose_name='rapportcijfer')),
                ('tip', models.TextField(blank=True, verbose_name='tip: wat kan beter?')),
                ('top', models.TextField(blank=True, verbose_name='top: wat ging goed?')),
                ('op_papier', models.BooleanField(default=False, editable=False)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('bijeenkomst', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='enquetes', to='inloop.bijeenkomst')),
            ],
        ),
        migrations.CreateModel(
            name='Herhaling',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveSmallIntegerField(editable=False)),
                ('volgnummer', models.PositiveIntegerField(editable=False)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('aanmelding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='herhalingen', to='inloop.aanmelding')),
            ],
        ),
        migrations.AddConstraint(
            model_name='bijeenkomst',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['concept', 'gepubliceerd', 'afgesloten', 'afgelast'])), name='bijeenkomst_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='bijeenkomst',
            constraint=models.CheckConstraint(condition=models.Q(('soort__in', ['inloop', 'thema', 'inbrenggesprek', 'panel', 'online'])), name='bijeenkomst_soort_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='bijeenkomst',
            constraint=models.CheckConstraint(condition=models.Q(('eind__gt', models.F('begin'))), name='bijeenkomst_eindigt_na_begin'),
        ),
        migrations.AddIndex(
            model_name='aanmelding',
            index=models.Index(fields=['bijeenkomst', 'status'], name='inloop_aanm_bijeenk_2514f3_idx'),
        ),
        migrations.AddConstraint(
            model_name='aanmelding',
            constraint=models.UniqueConstraint(fields=('jaar', 'volgnummer'), name='aanmelding_nummer_uniek'),
        ),
        migrations.AddConstraint(
            model_name='aanmelding',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['geplaatst', 'wachtlijst', 'afgemeld', 'aanwezig'])), name='aanmelding_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='aanmelding',
            constraint=models.CheckConstraint(condition=models.Q(('aantal__gte', 1), ('aantal__lte', 50)), name='aanmelding_aantal_redelijk'),
        ),
        migrations.AddConstraint(
            model_name='enquete',
            constraint=models.CheckConstraint(condition=models.Q(('cijfer__gte', 1), ('cijfer__lte', 10)), name='enquete_cijfer_1_10'),
        ),
        migrations.AddConstraint(
            model_name='herhaling',
            constraint=models.UniqueConstraint(fields=('jaar', 'volgnummer'), name='herhaling_nummer_uniek'),
        ),
    ]
