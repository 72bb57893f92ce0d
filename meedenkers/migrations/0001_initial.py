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
            name='Panel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('naam', models.CharField(max_length=100, unique=True, verbose_name='naam')),
                ('doel', models.CharField(blank=True, max_length=300, verbose_name='doel')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
            ],
            options={
                'verbose_name': 'panel',
                'verbose_name_plural': 'panels',
                'ordering': ['naam'],
            },
        ),
        migrations.CreateModel(
            name='Importtaak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bestandsnaam', models.CharField(max_length=200)),
                ('kolommen', models.JSONField(default=dict)),
                ('status', models.CharField(choices=[('ingelezen', 'Bekijk het voorbeeld'), ('bevestigd', 'Wordt verwerkt'), ('klaar', 'Klaar'), ('geannuleerd', 'Niet doorgegaan'), ('mislukt', 'Niet gelukt')], default='ingelezen', max_length=12)),
                ('tellingen', models.JSONField(default=dict)),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('klaar_op', models.DateTimeField(editable=False, null=True)),
                ('bestand', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='contacten.bestand')),
                ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, to=settings.AUTH_USER_MODEL)),
                ('panel', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='meedenkers.panel', verbose_name='panel')),
            ],
            options={
                'ordering': ['-pk'],
            },
        ),
        migrations.CreateModel(
            name='Meedenker',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link_versie', models.PositiveIntegerField(default=1, editable=False)),
                ('leeftijdsgroep', models.CharField(blank=True, choices=[('16-25', '16 tot en met 25 jaar'), ('26-40', '26 tot en met 40 jaar'), ('41-64', '41 tot en met 64 jaar'), ('65+', '65 jaar of ouder')], max_length=10, verbose_name='leeftijd')),
                ('talen', models.CharField(blank=True, max_length=120, verbose_name='talen')),
                ('wanneer', models.CharField(blank=True, max_length=120, verbose_name='wanneer kunt u?')),
                ('bron', models.CharField(choices=[('website', 'Website'), ('bijeenkomst', 'Bijeenkomst'), ('ambtenaar', 'Ambtenaar'), ('import', 'Import')], default='website', max_length=15)),
                ('status', models.CharField(choices=[('onbevestigd', 'Nog niet bevestigd'), ('actief', 'Actief'), ('gepauzeerd', 'Pauze'), ('vertrokken', 'Vertrokken')], default='actief', max_length=12)),
                ('gepauzeerd_tot', models.DateField(blank=True, null=True, verbose_name='pauze tot')),
                ('sinds', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('vertrokken_op', models.DateTimeField(editable=False, null=True)),
                ('contact', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='meedenker', to='contacten.contact')),
                ('themas', models.ManyToManyField(blank=True, to='gemeente.thema', verbose_name='waarover wilt u meedenken?')),
                ('wijk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='gemeente.wijk', verbose_name='wijk')),
                ('panels', models.ManyToManyField(blank=True, related_name='leden', to='meedenkers.panel', verbose_name='panels')),
            ],
            options={
                'verbose_name': 'meedenker',
                'verbose_name_plural': 'meedenkers',
                'ordering': ['contact__naam', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Importrij',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('regel', models.PositiveIntegerField()),
                ('uitkomst', models.CharField(choices=[('nieuw', 'Nieuw'), ('bijgewerkt', 'Bijwerken'), ('dubbel', 'Dubbel'), ('geweigerd', 'Geweigerd'), ('overgeslagen', 'Overgeslagen')], max_length=15)),
                ('reden', models.TextField(blank=True)),
                ('waarschuwingen', models.JSONField(default=list)),
                ('gegevens', models.JSONField(default=dict)),
                ('taak', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rijen', to='meedenkers.importtaak')),
                ('bestaand', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, to='meedenkers.meedenker')),
            ],
            options={
                'ordering': ['regel'],
            },
        ),
        migrations.CreateModel(
            name='Verzoek',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('jaar', models.PositiveSmallIntegerField(editable=False)),
                ('volgnummer', models.PositiveIntegerField(editable=False)),
                ('project', models.CharField(max_length=150, verbose_name='project')),
                ('vraag', models.TextField(verbose_name='wat wilt u vragen?')),
                ('wat_ermee', models.TextField(verbose_name='wat gebeurt er met de uitkomst?')),
                ('aantal', models.PositiveSmallIntegerField(verbose_name='hoeveel mensen?')),
                ('profiel', models.CharField(blank=True, max_length=300, verbose_name='wie zoekt u?')),
                ('wanneer', models.CharField(max_length=200, verbose_name='wanneer en hoe lang?')),
                ('waar', models.CharField(max_length=200, verbose_name='waar?')),
                ('vergoeding', models.CharField(max_length=200, verbose_name='welke vergoeding?')),
                ('status', models.CharField(choices=[('ingediend', 'Wacht op antwoord'), ('teruggevraagd', 'Vraag van de adviseur'), ('aanvaard', 'Aangenomen'), ('afgewezen', 'Niet aangenomen')], default='ingediend', max_length=15)),
                ('antwoord', models.TextField(blank=True, verbose_name='antwoord van de adviseur')),
                ('created_at', models.DateTimeField(default=participatie.klok.nu, editable=False)),
                ('aanvrager', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='verzoeken', to=settings.AUTH_USER_MODEL)),
                ('traject', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='agenda.traject', verbose_name='traject van de agenda')),
            ],
            options={
                'verbose_name': 'verzoek',
                'verbose_name_plural': 'verzoeken',
                'ordering': ['-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='meedenker',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['onbevestigd', 'actief', 'gepauzeerd', 'vertrokken'])), name='meedenker_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='meedenker',
            constraint=models.CheckConstraint(condition=models.Q(('bron__in', ['website', 'bijeenkomst', 'ambtenaar', 'import'])), name='meedenker_bron_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='meedenker',
            constraint=models.CheckConstraint(condition=models.Q(('leeftijdsgroep', ''), ('leeftijdsgroep__in', ['16-25', '26-40', '41-64', '65+']), _connector='OR'), name='meedenker_leeftijd_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='importtaak',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['ingelezen', 'bevestigd', 'klaar', 'geannuleerd', 'mislukt'])), name='importtaak_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='verzoek',
            constraint=models.UniqueConstraint(fields=('jaar', 'volgnummer'), name='verzoek_nummer_uniek'),
        ),
        migrations.AddConstraint(
            model_name='verzoek',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['ingediend', 'teruggevraagd', 'aanvaard', 'afgewezen'])), name='verzoek_status_bestaat'),
        ),
        migrations.AddConstraint(
            model_name='verzoek',
            constraint=models.CheckConstraint(condition=models.Q(('aantal__gte', 1), ('aantal__lte', 500)), name='verzoek_aantal_redelijk'),
        ),
    ]
